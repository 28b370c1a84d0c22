"""On a developer's own machine, and in the demo."""

from config.settings import env
from config.settings.base import *
from config.settings.base import ROOT

DEBUG = env.flag("DEBUG")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = env.text("EMAIL_FILE_PATH", str(ROOT / "var" / "mail"))
