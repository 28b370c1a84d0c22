"""An embedded PostgreSQL, from whatever programs the machine has."""

from config.postgres.server import EmbeddedPostgres
from config.postgres.trouble import ServerTrouble

__all__ = ["EmbeddedPostgres", "ServerTrouble"]
