"""`make bench`. Options: --help."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    # Run as a file, Python looks beside it instead of where the packages are.
    sys.path[0:1] = [str(ROOT), str(ROOT / "site")]

    from bench.suite import main

    sys.exit(main(sys.argv[1:]))
