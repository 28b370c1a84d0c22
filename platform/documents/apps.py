from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Writes documents. It has no models."""

    name = "documents"
