"""Sets the product as in production, with the bench's own folder, for measurements in process."""

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("EVENHAND_DEMO", "1")
if "EVENHAND_DATA" not in os.environ:
    os.environ["EVENHAND_DATA"] = tempfile.mkdtemp(prefix="evenhand-bench-")
    atexit.register(shutil.rmtree, os.environ["EVENHAND_DATA"], ignore_errors=True)

from evenhand.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
