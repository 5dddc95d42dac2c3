"""The desk: curators, reviewers and name editors at work. The admin asks, the rooms do."""

from archive.admin import aliases, documents, headings, people, runs

__all__ = ["aliases", "documents", "headings", "people", "runs"]
