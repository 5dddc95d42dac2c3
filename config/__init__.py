"""Configuration: environment variables and Django settings."""
