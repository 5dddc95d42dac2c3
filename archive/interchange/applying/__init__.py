"""Applying a plan: what a file brings is written as one run of the journal, all or nothing."""

from archive.interchange.applying.bringing import Brought, bring_in

__all__ = ["Brought", "bring_in"]
