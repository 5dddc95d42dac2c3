"""Applying: what a file brings becomes part of the archive, as one run of the journal, whole or not at all."""

from archive.interchange.applying.bringing import Brought, bring_in

__all__ = ["Brought", "bring_in"]
