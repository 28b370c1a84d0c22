"""Run `migrate_schemas` in this process; print how long it took beyond a second run, which has nothing to do."""

import sys

import django
from django.core.management import call_command

from bench.timing import seconds


def migrate() -> None:
    call_command("migrate_schemas", tenant=True, interactive=False, verbosity=0)


if __name__ == "__main__":
    django.setup()
    took, idle = seconds(migrate), seconds(migrate)
    sys.stdout.write(f"{took - idle}\n")
