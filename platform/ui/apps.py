from django.apps import AppConfig


class UiConfig(AppConfig):
    """The page frame and the parts that every page is made of. It has no models."""

    name = "ui"
