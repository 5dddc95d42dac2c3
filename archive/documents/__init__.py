"""Documents: what the archive publishes, with everything that belongs to one: credits, texts, files, holdings."""
