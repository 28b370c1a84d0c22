#!/usr/bin/env python
"""Run Django's command-line tasks."""

import os
import sys

from django.core.management import execute_from_command_line

# These change schemas, roles or shared reference data; they act as the owner, all others as the login without rights.
OWNER_COMMANDS = {
    "check_integrity",
    "load_catalogue",
    "load_figures",
    "load_register",
    "makemigrations",
    "max_migration",
    "migrate",
    "migrate_schemas",
    "prepare_database",
    "refresh_statistics",
    "showmigrations",
    "sqlmigrate",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("DATABASE_AS_OWNER", "1")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
