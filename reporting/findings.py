"""What is to be mended in a report, found by the rules that the authority uses, with the way to where it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.clock import today
from regional.contracts import Report as Document
from regional.finding_words import finding_words
from regional.queries.rules import rules_of
from regional.rules import Finding as Found
from regional.rules import Place, findings_of
from reporting.contents import Content


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: a code for programs, words, where it is mended; whether the report is refused until it is."""

    code: str
    text: str
    url: str
    blocks: bool = False

    @property
    def is_content(self) -> bool:
        """Whether it is one of the contents that the rule set asks for."""
        return self.code.startswith("content_")


def findings(document: Document, contents: Sequence[Content]) -> list[Finding]:
    """Return what is to be mended, what blocks first: exactly what the authority's own check finds."""
    mended = {content.part.code: content.url for content in contents}
    return [
        Finding(found.code, finding_words(found), _url(found, mended), found.blocks)
        for found in findings_of(document, rules_of(document), on=today())
    ]


def _url(found: Found, mended: dict[str, str]) -> str:
    if found.place is Place.CONTENTS:
        return mended.get(found.which, "")
    return f"#{found.place}"
