"""What is the same everywhere."""

from datetime import timedelta
from pathlib import Path

from config.settings import clock, env
from config.settings.database import ROLE_PREFIX, database
from config.settings.policy import content_security_policy
from config.settings.queue import broker

ROOT = Path(__file__).resolve().parents[3]
SECRET_KEY = env.text("SECRET_KEY", "development only, never in production")
DEBUG = False
DEMO = env.flag("DEMO")

# Hosts: the front door is BASE_HOST, a workspace is <slug>.BASE_HOST. Ports and schemes are for addresses in e-mails.
BASE_HOST = env.text("BASE_HOST", "kotopolku.localhost")
PUBLIC_SCHEME = env.text("PUBLIC_SCHEME", "http")
PUBLIC_PORT = env.text("PUBLIC_PORT", "8000")
ALLOWED_HOSTS = [BASE_HOST, f".{BASE_HOST}", "127.0.0.1", "localhost"]

DATABASES = {"default": database(SECRET_KEY)}
DATABASE_ROLE_PREFIX = ROLE_PREFIX
DATABASE_PASSWORDS = {
    name: env.derived_secret(SECRET_KEY, f"database {name}") for name in ("login", "queue")
}
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
TENANT_MODEL = "tenants.Workspace"
TENANT_DOMAIN_MODEL = "tenants.Domain"
TENANT_LIMIT_SET_CALLS = True
GET_EXECUTOR_FUNCTION = "tenants.provisioning.executor.executor_class"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SHARED_APPS = [
    "core",
    "ui",
    "documents",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.admin",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # pages of allauth use it
    "django.forms",
    "django_tenants",
    "django_linear_migrations",
    "django_htmx",
    "django_filters",
    "csp",
    "rules",
    "rest_framework",
    "drf_spectacular",
    "knox",
    "accounts",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "api",
    "audit",
    "register",
    "catalogue",
    "figures",
    "tenants",
    "regional",
    "config.demo",
]
TENANT_APPS = ["audit.workspace", "plans", "reporting"]
INSTALLED_APPS = [*SHARED_APPS, *TENANT_APPS]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tenants.middleware.HostMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tenants.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tenants.middleware.AccessMiddleware",
]
ROOT_URLCONF = "config.urls_front"
WORKSPACE_URLCONF = "config.urls_workspace"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tenants.context_processors.place",
                "plans.context_processors.frame",
                "reporting.context_processors.report_card",
                "reporting.context_processors.remarks_card",
                "reporting.context_processors.advice_address",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "tenants.backends.HandoverBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "accounts.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "tenants:places"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_PREVENT_ENUMERATION = True
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0)
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "accounts.forms.AddPasskeyForm",
    "edit_webauthn": "accounts.forms.EditPasskeyForm",
}
MFA_TOTP_ISSUER = "Kotopolku"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "tenants.cache.key_of_place",
    }
}
if _cache := env.text("CACHE_URL", ""):
    CACHES["default"] |= {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _cache,
        "KEY_PREFIX": env.text("REDIS_PREFIX", ""),  # several installations may share one Redis
    }

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [ROOT / "platform" / "locale"]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = None  # set where static files are collected
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = (
    12 * 1024 * 1024
)  # ten megabytes of text must come back with its form, not with a bare 400
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = content_security_policy(
    scheme=PUBLIC_SCHEME, host=BASE_HOST, port=PUBLIC_PORT
)

DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"Kotopolku <no-reply@{BASE_HOST}>")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_TIMEOUT = 10

CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = broker(secret=SECRET_KEY)
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 4
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
BY_THE_CLOCK = clock.BY_THE_CLOCK
IN_EACH_WORKSPACE = clock.IN_EACH_WORKSPACE
CELERY_BEAT_SCHEDULE = clock.BEAT_SCHEDULE

REST_FRAMEWORK: dict[str, object] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.DeclaredAccess"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsers.Json"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"anon": "300/min", "user": "1200/min"},
    "NUM_PROXIES": env.number("TRUSTED_PROXY_COUNT", 0),
    "DEFAULT_PAGINATION_CLASS": "api.paging.Pages",
    "DEFAULT_SCHEMA_CLASS": "api.schema.Described",
    "EXCEPTION_HANDLER": "api.problems.explain",
    "PAGE_SIZE": 50,
    "UNAUTHENTICATED_USER": None,
}
REST_KNOX = {
    "TOKEN_MODEL": "accounts.ApiToken",
    "TOKEN_TTL": timedelta(days=365),
    "AUTH_HEADER_PREFIX": "Bearer",
}
KNOX_TOKEN_MODEL = "accounts.ApiToken"
SPECTACULAR_SETTINGS = {
    "TITLE": "Kotopolku",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "DESCRIPTION": "Plans for the integration of immigrants, from a draft to a report at the authority.",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "AdviceState": "regional.models.advice.EntryKind",
        "ArrivalReason": "plans.models.finding.ArrivalReason",
        "AreaKind": "register.models.area.AreaKind",
        "AuthorityKind": "register.models.authority.AuthorityKind",
        "DefinitionKind": "catalogue.models.indicator_definition.DefinitionKind",
        "GoalKind": "catalogue.models.framework_goal.GoalKind",
        "LogKind": "plans.document.log.LogKind",
        "NoticeKind": "plans.models.notice.NoticeKind",
        "ProposalKind": "plans.models.proposal.ProposalKind",
        "ContentLanguage": "core.names.LANGUAGES",
        "LetterLanguage": "plans.models.group_member.LetterLanguage",
        "ObligationState": "regional.contracts.ObligationState",
        "PlanState": "plans.models.plan.PlanState",
        "ElementState": "plans.document.queries.State",
        "ReliefKind": "regional.models.relief.Relief",
        "RemarkKind": "regional.models.remark.RemarkKind",
        "ReviewState": "regional.contracts.ReviewState",
        "SourceKind": "catalogue.models.data_source.SourceKind",
    },
}

# Where figures may be fetched from, and nowhere else. A service of one's own network says `"nearby": True`: then it may have
# an address of that network, and go without https.
FIGURE_SERVICES: dict[str, dict[str, object]] = {
    "statfin": {"base": "https://pxdata.stat.fi/PxWeb/api/v1/fi"},
    "kototietokanta": {"base": "https://kototietokanta.stat.fi/PXWeb/api/v1/fi"},
    "sotkanet": {"base": "https://sotkanet.fi/rest/1.1"},
}
if env.flag("FIGURES_OFFLINE"):
    FIGURE_SERVICES = {}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
}
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # unique without regard to case, by a constraint
