"""`python -m dondoc.cli`, for where the script is not on the path."""

import sys

from dondoc.cli import main

sys.exit(main())
