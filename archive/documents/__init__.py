"""Documents: what the archive publishes, with its credits, texts, files and holdings."""
