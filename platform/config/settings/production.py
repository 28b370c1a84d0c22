"""In production, behind a proxy that ends TLS."""

from config.settings import env
from config.settings.base import *
from config.settings.base import BASE_HOST, ROOT, STORAGES
from config.settings.database import database
from config.settings.policy import content_security_policy
from tenants.database.pool import reset

SECRET_KEY = env.text("SECRET_KEY")
PUBLIC_SCHEME = "https"
PUBLIC_PORT = env.text("PUBLIC_PORT", "")
ALLOWED_HOSTS = [BASE_HOST, f".{BASE_HOST}"]
CONTENT_SECURITY_POLICY = content_security_policy(
    scheme=PUBLIC_SCHEME, host=BASE_HOST, port=PUBLIC_PORT
)
DATABASES = {
    "default": database(
        SECRET_KEY,
        pool={
            "min_size": 1,
            "max_size": env.number("WEB_THREADS", 4) + 1,
            "max_lifetime": 900,
            "reset": reset,
        },
    )
}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
}
STATIC_ROOT = ROOT / "var" / "static"
WHITENOISE_USE_FINDERS = False

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63072000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
LANGUAGE_COOKIE_SECURE = True
