"""How the API describes itself."""

from drf_spectacular.openapi import AutoSchema


class DescribedView(AutoSchema):
    """OpenAPI from the views' serializers and docstrings."""
