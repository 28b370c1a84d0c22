"""The tests' settings with production's pool, and a narrow one: sixteen threads share three connections."""

from config.settings.database import database
from config.settings.test import *
from tenants.database.pool import reset

DATABASES = {
    "default": database(
        SECRET_KEY, pool={"min_size": 3, "max_size": 3, "timeout": 30, "reset": reset}
    )
}
