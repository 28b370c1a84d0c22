"""Pages of the languages of a plan."""

from plans.languages.views.overview import choose, language, languages
from plans.languages.views.reading import plan_in, version_in
from plans.languages.views.translating import translation, translation_remove

__all__ = [
    "choose",
    "language",
    "languages",
    "plan_in",
    "translation",
    "translation_remove",
    "version_in",
]
