from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tenants.provisioning.database import prepare_database


class Command(BaseCommand):
    help = "Create the database, its roles and rights, and migrate every schema. May be repeated."

    def handle(self, *_args: Any, **_options: Any) -> None:
        passwords = settings.DATABASE_PASSWORDS
        prepare_database(login_password=passwords["login"], queue_password=passwords["queue"])
        self.stdout.write("The database is ready.")
