"""Static files by their own name, or by a name with a hash once they are collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedOnceCollected(CompressedManifestStaticFilesStorage):
    """A page names a style sheet with its hash when `collectstatic` has run, and plainly in any other data folder."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        return super().stored_name(name) if self.hashed_files else name
