"""The product's settings as in production, with a folder of the bench's own: for what is measured in process."""

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
