"""Where tasks wait: in the service's own database, or at a broker beside it."""

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from config.settings import env
from config.settings.database import login_url


def broker(*, secret: str) -> tuple[str, dict[str, object]]:
    """Return the broker's address and how it is used; REDIS_PREFIX keeps installations at one Redis apart.

    Raises ImproperlyConfigured.
    """
    options: dict[str, object] = {"visibility_timeout": 600}
    if address := env.text("CELERY_BROKER_URL", ""):
        if prefix := env.text("REDIS_PREFIX", ""):
            options["global_keyprefix"] = f"{prefix}:"
        return address, options
    usual = env.text("DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/kotopolku")
    address = login_url(env.text("DATABASE_QUEUE_URL", usual), secret=secret, role="queue")
    # A socket's folder cannot stand in such an address, so the whole address is given beside it, in words.
    words = make_conninfo(**conninfo_to_dict(address))  # type: ignore[arg-type]  # its values are text
    return "pgmq://localhost", options | {
        "conn_string": words,
        "init_extension": False,
        "use_notify": True,
        "wait_time_seconds": 0,
        "pool_size": 2,
    }
