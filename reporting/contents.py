"""What a report must contain, as the plan's rule set says."""

from dataclasses import dataclass

from catalogue.models.force import Force
from catalogue.queries import elements_of
from plans.models import Plan, Section
from regional.contracts import ElementPart, ElementState


@dataclass(frozen=True, slots=True)
class Content:
    """One of the required contents as it is sent, where it is mended, and whether a report without it is refused."""

    part: ElementPart
    blocks: bool
    url: str = ""

    @property
    def is_missing(self) -> bool:
        return self.part.required and self.part.state is ElementState.MISSING


def contents_of(plan: Plan) -> list[Content]:
    """Return the contents that the plan's rule set asks for, in its order and in the language that is active.

    What the law requires must be there before a report is sent. What guidance asks for may be missing, and is then counted
    as missing by the authority.
    """
    sections = {section.element: section for section in Section.objects.filter(plan=plan)}
    found = []
    for element in elements_of(plan.rule_set):
        section = sections.get(element.code)
        state = ElementState.MISSING
        if section and section.is_not_applicable:
            state = ElementState.NOT_APPLICABLE
        elif section and section.text:
            state = ElementState.MET
        part = ElementPart(
            code=element.code,
            name=element.name,
            state=state,
            reason=section.reason if section else "",
            text=section.text if section else "",
            required=element.is_required,
        )
        found.append(Content(part, blocks=element.is_required and element.force == Force.LAW))
    return found
