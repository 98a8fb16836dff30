"""`python -m inpaint_app` is the same program as `inpaint-app`."""

import sys

from inpaint_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
