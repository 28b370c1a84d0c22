"""As the service runs, with fast passwords and without mails; BENCH_MIGRATIONS names those of a table only for measuring."""

import os

from config.settings.test import *

if folder := os.environ.get("BENCH_MIGRATIONS"):
    INSTALLED_APPS = [*INSTALLED_APPS, "bench.column"]
    TENANT_APPS = [*TENANT_APPS, "bench.column"]
    MIGRATION_MODULES = {"column": folder}
