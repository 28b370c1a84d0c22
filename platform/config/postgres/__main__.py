"""`python -m config.postgres`: print where PostgreSQL's programs are; exit code 1 when the machine has none."""

import sys

from config.postgres.binaries import find_binaries

place = find_binaries()
sys.stdout.write(f"{place}\n" if place else "")
sys.exit(place is None)
