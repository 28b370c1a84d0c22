"""Errors that a person can act on."""

from django.utils.functional import Promise


class Refusal(Exception):
    """A rule said no: words for the person who asked, a stable code for a program.

    The words are made at once, so that a worker does not translate them later into its own language.
    """

    code = "refused"

    def __init__(self, message: str | Promise) -> None:
        self.message = str(message)
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message
