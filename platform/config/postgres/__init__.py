"""An embedded PostgreSQL, from whatever binaries the machine has."""

from config.postgres.server import EmbeddedPostgres, ServerTrouble

__all__ = ["EmbeddedPostgres", "ServerTrouble"]
