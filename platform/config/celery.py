"""The queue."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

from config.pulse import WorkerPulse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

TRANSPORT_ALIASES["pgmq"] = "tenants.queue:Transport"
app = Celery("config", task_cls="tenants.placed:PlacedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(WorkerPulse)
