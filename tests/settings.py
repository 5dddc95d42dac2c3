"""The archive's settings in a data folder that is thrown away, whatever the environment of the tester says."""

import atexit
import os
import shutil
import tempfile

for _name in [name for name in os.environ if name.startswith("ARCHIVE_")]:
    del os.environ[_name]
os.environ["ARCHIVE_DATA_DIR"] = tempfile.mkdtemp(prefix="sobriquet-test-")
atexit.register(shutil.rmtree, os.environ["ARCHIVE_DATA_DIR"], ignore_errors=True)

from config.settings import *  # noqa: E402
from config.settings import DATA_DIR, DATABASES  # noqa: E402

# A file, as in life: WAL and locks do not exist in memory.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
# Argon2 is slow by design; no test is about that.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
