"""A frozen version as its documents need it: read in a language, with who decided on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from documents.parts import Fact, Line, Run
from plans.document.reading import Reading, read
from plans.languages.places import language_of
from plans.languages.queries import kept_languages
from plans.languages.reading import read_frozen_in
from plans.models import Approval, Plan, PlanVersion
from tenants.context import current_workspace
from ui.formats import date_words, moment_words


@dataclass(frozen=True, slots=True)
class Frozen:
    """A version in the active language, with its decisions and whose plan it is."""

    version: PlanVersion
    reading: Reading
    approvals: Sequence[Approval]
    owner: str
    language: str

    @property
    def made_on(self) -> date:
        return self.version.made_at.date()

    @property
    def title_language(self) -> str:
        return language_in(self.reading.title, self.reading.language)

    @property
    def footer(self) -> str:
        """Say whose document it is, which version, and from where."""
        return _("%(owner)s: %(title)s, version %(number)s. From Kotopolku.") % {
            "owner": self.owner,
            "title": self.reading.title,
            "number": self.version.number,
        }

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return what stands on the cover: the case, the decision, the version and its seal."""
        return (
            Fact(label=_("Municipality or joint area"), value=self.owner),
            *facts_of(self.reading.facts, self.reading.language),
            *map(_decision, self.approvals),
            Fact(
                label=_("Version"),
                value=_("%(number)s, frozen on %(moment)s")
                % {"number": self.version.number, "moment": moment_words(self.version.made_at)},
            ),
            Fact(label=_("Hash of the content (SHA-256)"), value=self.version.content_hash),
        )


def frozen_of(plan: Plan, number: int) -> Frozen | None:
    """Return a version of the plan in the active language; None where there is none of the number.

    Its texts are those that had been translated and checked when it was frozen, or else those that were written.
    """
    version = plan.versions.filter(number=number).first()
    if version is None:
        return None
    workspace = current_workspace()
    return Frozen(
        version=version,
        reading=_reading(version),
        approvals=list(version.approvals.select_related("municipality")),
        owner=workspace.name,
        language=(get_language() or "fi")[:2],
    )


def facts_of(pairs: Sequence[tuple[str, str]], language: str) -> tuple[Fact, ...]:
    """Return labels with their values, each value in its own language."""
    return tuple(
        Fact(label=label, value=value, language=language_in(value, language))
        for label, value in pairs
    )


def language_in(text: str, language: str) -> str:
    """Return the language of a text: a translated one knows its own."""
    return str(getattr(text, "lang", language))


def worded(text: str, language: str) -> Line:
    """Return a text as a line that names its language."""
    return (Run(text=text, language=language_in(text, language)),) if text else ""


def _reading(version: PlanVersion) -> Reading:
    wanted, written = (get_language() or "fi")[:2], version.document["language"]
    kept = kept_languages(version.document) if wanted != written else []
    target = next((each for each in kept if each.code == wanted), None)
    if target is None:
        return read(version.document)
    return read_frozen_in(version.document, source=language_of(written), target=target)


def _decision(approval: Approval) -> Fact:
    said = _("%(body)s, %(day)s, section %(section)s") % {
        "body": approval.body_name,
        "day": date_words(approval.decided_on),
        "section": approval.section,
    }
    return Fact(
        label=_("Decided, %(municipality)s") % {"municipality": approval.municipality.name},
        value=said,
    )
