"""Who the process is in PostgreSQL: the owner for a few commands, a login without rights for all else."""

import os
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import dj_database_url

from config.settings import env

ROLE_PREFIX = env.text("DATABASE_ROLE_PREFIX", "kp")


def login_url(owner_url: str, *, secret: str, role: str = "login") -> str:
    """Name the same database for the role that has no rights of its own."""
    parts = urlsplit(owner_url)
    password = quote(env.derived_secret(secret, f"database {role}"), safe="")
    _, at, place = parts.netloc.rpartition("@")
    host = place if at else parts.netloc
    return urlunsplit(parts._replace(netloc=f"{ROLE_PREFIX}_{role}:{password}@{host}"))


def database(secret: str, *, pool: dict[str, Any] | None = None) -> dict[str, Any]:
    """Describe the default database for this process."""
    as_owner = env.flag("DATABASE_AS_OWNER")
    if as_owner or "DATABASE_LOGIN_URL" not in os.environ:
        owner_url = env.text("DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/kotopolku")
        url = owner_url if as_owner else login_url(owner_url, secret=secret)
    else:
        url = env.text("DATABASE_LOGIN_URL")
    described: dict[str, Any] = dict(dj_database_url.parse(url))
    described["ENGINE"] = "tenants.database"
    described["DISABLE_SERVER_SIDE_CURSORS"] = False
    described["CONN_HEALTH_CHECKS"] = True
    options = described.setdefault("OPTIONS", {})
    options["connect_timeout"] = 5
    options["application_name"] = "kotopolku"
    if pool and not as_owner:
        options["pool"] = pool
    else:
        described["CONN_MAX_AGE"] = 600
    return described
