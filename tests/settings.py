"""Settings of the tests: the product's in demo mode, with cheap passwords and their own folder.

The database is SQLite, or the one that DATABASE_URL names.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["EVENHAND_DEMO"] = "1"
os.environ["EVENHAND_DATA"] = tempfile.mkdtemp(prefix="evenhand-tests-")
atexit.register(shutil.rmtree, os.environ["EVENHAND_DATA"], ignore_errors=True)

from evenhand.config.settings import *  # noqa: E402, F403
from evenhand.config.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Several runs may share one machine: each has a database of its own. A file, since the browser's threads share it.
DATABASES["default"]["TEST"] = {
    "NAME": f"test_evenhand_{os.getpid()}"
    if "postgresql" in DATABASES["default"]["ENGINE"]
    else str(Path(os.environ["EVENHAND_DATA"]) / "test.sqlite3")
}
