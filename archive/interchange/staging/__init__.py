"""Staging: an import in progress, from the file to the plan, stored between the steps."""
