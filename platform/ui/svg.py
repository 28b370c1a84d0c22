"""The one place where markup of our own drawings is put together: everything is escaped here."""

from __future__ import annotations

import re

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString

# XML allows no other control characters than these three: tab, line feed, carriage return.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def element(tag: str, *children: object, **attributes: object) -> SafeString:
    """Write one element: children are escaped unless safe, attributes always.

    `class_` becomes `class`, `stroke_width` becomes `stroke-width`; None and False leave one out.
    """
    shown = "".join(
        f' {_attribute_name(name)}="{escape(_text(value))}"'
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    return SafeString(f"<{tag}{shown}>{group(*children)}</{tag}>")


def group(*children: object) -> SafeString:
    """Put pieces one after the other."""
    return SafeString("".join(conditional_escape(_clean(child)) for child in children))


def points(*numbers: float) -> str:
    """Numbers as a drawing wants them: at most one decimal, no trailing zero."""
    return " ".join(_text(round(number, 1)) for number in numbers)


def _attribute_name(name: str) -> str:
    plain = name.rstrip("_").replace("_", "-")
    if plain == "style" or plain.startswith("on"):
        raise ValueError(
            f"“{plain}” is not allowed in a drawing: the content security policy forbids it."
        )
    return plain


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return _NOT_XML.sub("", str(value))


def _clean(child: object) -> str:
    return child if isinstance(child, SafeString) else _text(child)
