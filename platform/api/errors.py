"""A problem that the API itself raises."""

from typing import Any

from rest_framework.exceptions import APIException


class Problem(APIException):
    """A problem with a code of its own, and with whatever helps to mend it."""

    def __init__(self, status_code: int, code: str, detail: str, **more: Any) -> None:
        super().__init__(detail, code)
        self.status_code, self.code, self.more = status_code, code, more
