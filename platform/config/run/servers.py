"""Which PostgreSQL and Redis the commands work with."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
import redis

from config.postgres import EmbeddedPostgres, ServerTrouble
from config.run.places import data_folder

Environment = dict[str, str]
PATIENCE = 5  # seconds


@contextmanager
def database(purpose: str, *, durable: bool) -> Iterator[Environment]:
    """Have a PostgreSQL for as long as it is needed, and give the environment that names it.

    It is the one of DATABASE_URL, or else an embedded one with data of its own for the purpose.

    Raises ServerTrouble.
    """
    if "DATABASE_URL" in os.environ:
        require_servers(os.environ)
        yield dict(os.environ)
        return
    server = EmbeddedPostgres(data_folder(purpose), durable=durable)
    server.start()
    try:
        yield os.environ | {"DATABASE_URL": server.url("kotopolku")}
    finally:
        server.stop()


def require_servers(named: Mapping[str, str]) -> None:
    """See that each server that the environment names answers.

    Raises ServerTrouble.
    """
    _require_postgres(named["DATABASE_URL"])
    for name in ("CELERY_BROKER_URL", "CACHE_URL"):
        if (address := named.get(name, "")).startswith(("redis://", "rediss://")):
            _require_redis(name, address)


def answers(address: str) -> bool:
    """Tell whether a PostgreSQL answers there, whether or not it has the database."""
    return _refusal(address) is None


def _require_postgres(address: str) -> None:
    refusal = _refusal(address)
    if refusal is not None:
        raise ServerTrouble(
            f"No PostgreSQL answers at {_place(address)}: start it, or set DATABASE_URL anew. ({refusal})"
        )


def _refusal(address: str) -> str | None:
    """Return why there is no connection, in PostgreSQL's words."""
    try:
        # The database itself may be missing yet; the server is asked.
        psycopg.connect(address, dbname="postgres", connect_timeout=PATIENCE).close()
    except psycopg.Error as error:
        return str(error).strip().splitlines()[0]
    return None


def _require_redis(name: str, address: str) -> None:
    client = redis.Redis.from_url(address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
    try:
        client.ping()
    except (redis.RedisError, OSError):
        raise ServerTrouble(
            f"No Redis answers at {_place(address)}: start it, or set {name} anew."
        ) from None
    finally:
        client.close()


def _place(address: str) -> str:
    """Return the host of an address, without its name and password."""
    return urlsplit(address).netloc.rpartition("@")[2]
