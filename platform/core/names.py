"""Rows that carry their texts in Finnish, Swedish and English."""

from django.utils.translation import get_language

LANGUAGES = ("fi", "sv", "en")


def in_language(row: object, field: str, language: str | None = None) -> str:
    """Return the row's text in the language, or in the first one that has it.

    The row keeps its texts in `<field>_fi`, `<field>_sv` and `<field>_en`.
    """
    wanted = language or (get_language() or "fi")[:2]
    for code in (wanted, *LANGUAGES):
        text = getattr(row, f"{field}_{code}", "")
        if text:
            return str(text)
    return ""


class Named:
    """A row with `name_fi`, `name_sv` and `name_en`."""

    @property
    def name(self) -> str:
        """The name in the active language."""
        return in_language(self, "name")

    def __str__(self) -> str:
        return self.name
