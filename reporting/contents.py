"""What a report must contain, as the plan's rule set says."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from catalogue.models.force import Force
from plans.document.queries import Where, completeness_of
from plans.queries import Whole
from regional.contracts import ElementPart, ElementState


@dataclass(frozen=True, slots=True)
class Content:
    """One of the required contents as it is sent, where it is mended, and whether a report without it is refused."""

    part: ElementPart
    mended: Where
    by_law: bool

    @property
    def is_missing(self) -> bool:
        """Whether the rule set requires it and it is not there."""
        return self.part.required and self.part.state is ElementState.MISSING

    @property
    def url(self) -> str:
        """The address where it is mended."""
        return address_of(self.mended)


def contents_of(whole: Whole) -> list[Content]:
    """Return the contents that the plan's rule set asks for, in its order and in the language that is active.

    What a law requires must be there before a report is sent. What guidance asks for may be missing, and is then counted as
    missing by the authority.
    """
    return [
        Content(
            ElementPart(
                code=element.code,
                name=element.name,
                state=ElementState(element.state.value),
                reason=element.reason,
                text=_text(whole, element.code),
                required=element.is_required,
            ),
            mended=element.mend,
            by_law=element.force == Force.LAW,
        )
        for element in completeness_of(whole)
    ]


def address_of(where: Where) -> str:
    """Return the address of a place of the plan; "" where its page does not exist."""
    try:
        path = reverse(where.name, args=where.args)
    except NoReverseMatch:
        return ""
    return f"{path}#{where.anchor}" if where.anchor else path


def _text(whole: Whole, code: str) -> str:
    section = whole.sections.get(code)
    return section.text if section else ""
