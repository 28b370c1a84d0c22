"""Our own icons: strokes on a square of 24."""

from __future__ import annotations

from django.utils.safestring import SafeString

from ui.svg import element

_RING = "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z"

ICONS = {
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "back": "M19 12H5M11 6l-6 6 6 6",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 20.5h4",
    "bulb": (
        "M9.5 17h5M10 20h4M12 4a5.5 5.5 0 0 0-3.3 9.9c.6.5.8 1.1.8 1.9V17h5v-1.2c0-.8.2-1.4.8-1.9A5.5 5.5 0 0 0 12 4z"
    ),
    "cal": "M5 6.5h14V20H5zM5 10.5h14M8.5 4v4M15.5 4v4",
    "chart": "M5 4v16h15M9 16v-4M13 16V8M17 16v-6",
    "chat": "M4.5 5.5h15V16H11l-4 3.5V16H4.5z",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "clock": f"{_RING}M12 8v4.5l3 2",
    "close": "M6 6l12 12M18 6L6 18",
    "cloud": (
        "M7 18a4 4 0 0 1-.4-8A5.5 5.5 0 0 1 17.2 9.4 4.3 4.3 0 0 1 17 18zM9.5 13.3l2 2 3.2-3.6"
    ),
    "dash": "M7 12h10",
    "doc": "M7 3.5h7l4 4v13H7zM14 3.5v4h4M9.5 12h6M9.5 15.5h6",
    "dot": "M12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z",
    "down": "M12 4v12M6 11l6 6 6-6M5 20.5h14",
    "edit": "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
    "expand": "M6 9l6 6 6-6",
    "flag": "M6 21V4M6 5h12l-3 4 3 4H6",
    "globe": f"{_RING}M4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16",
    "half": f"{_RING}M12 4v16",
    "info": f"{_RING}M12 11v5M12 7.9v.1",
    "key": "M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 12l8-8M16 7l3 3",
    "link": (
        "M10 14a4 4 0 0 0 6 .4l2.5-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.4M14 10a4 4 0 0 0-6-.4l-2.5 2.6a4 4 0 0 0 5.6 5.6l1.4-1.4"
    ),
    "lock": "M6.5 11h11v8.5h-11zM9 11V8a3 3 0 0 1 6 0v3",
    "mail": "M4 6.5h16v11H4zM4 7l8 6 8-6",
    "map": "M4 6.5l5-2 6 2 5-2v13l-5 2-6-2-5 2zM9 4.5v13M15 6.5v13",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "people": (
        "M9 5.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 19c.5-3 2.8-4.5 6-4.5s5.5 1.5 6 4.5M15.5"
        " 6a3 3 0 0 1 0 5.5M17.5 14.8c2 .6 3.2 2 3.5 4.2"
    ),
    "phone": (
        "M6 4.5h3.5l1.5 4L9 10a10 10 0 0 0 5 5l1.5-2 4 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6.5a2 2 0 0 1 2-2z"
    ),
    "plus": "M12 5v14M5 12h14",
    "print": "M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z",
    "search": "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5",
    "speaker": "M5 10v4h3l4 3.5v-11L8 10zM15.5 9.5a4 4 0 0 1 0 5M18 7a8 8 0 0 1 0 10",
    "target": f"{_RING}M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
    "trash": "M5 7h14M9 7V4.5h6V7M7 7l1 13h8l1-13M10.5 10.5v6M13.5 10.5v6",
    "user": (
        "M12 4.5a3.75 3.75 0 1 0 0 7.5 3.75 3.75 0 0 0 0-7.5zM4.5 20c.6-3.7 3.6-5.5 7.5-5.5s6.9 1.8 7.5 5.5"
    ),
    "warn": "M12 4.5L2.8 20h18.4zM12 10.5v4M12 17.2v.1",
}


def icon(name: str, label: str = "", *, cls: str = "") -> SafeString:
    """Draw an icon; with a label it is an image that speaks, without one it is silent."""
    if name not in ICONS:
        raise ValueError(f"There is no icon “{name}”. There are: {', '.join(ICONS)}.")
    spoken = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    css = f"icon {cls}".strip()
    return element("svg", element("path", d=ICONS[name]), class_=css, viewBox="0 0 24 24", **spoken)
