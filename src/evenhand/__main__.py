"""``python -m evenhand`` is the ``evenhand`` command."""

import sys

from evenhand.ops.cli import main

sys.exit(main())
