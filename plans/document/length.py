"""How long a plan and its parts are, against what is advised."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue.models import LengthBudget
from plans.document.queries import Where
from plans.queries import Whole


@dataclass(frozen=True, slots=True)
class Measured:
    """A part of the plan: its characters and words, how many are advised, and where it is shortened."""

    kind: str
    name: str
    characters: int
    words: int
    budget: int
    where: Where

    @property
    def is_over(self) -> bool:
        return 0 < self.budget < self.characters

    @property
    def share(self) -> int:
        return round(100 * self.characters / self.budget) if self.budget else 0


def lengths_of(whole: Whole, budgets: Iterable[LengthBudget]) -> list[Measured]:
    """Measure the whole plan, then each part that has a text; nothing is asked of the database."""
    advised = {each.key: each.characters for each in budgets}
    plan, names = whole.plan.pk, {each.code: each.name for each in whole.elements}
    parts: list[tuple[str, str, str, Where]] = []
    titles: list[str] = [whole.plan.title]
    for objective in whole.objectives:
        titles.append(objective.title)
        text = f"{objective.present_state}\n{objective.desired_change}".strip()
        place = Where("plans:plan", (plan,), f"o-{objective.pk}")
        parts.append(("objective", objective.title, text, place))
        for measure in objective.measures.all():
            titles.append(measure.title)
            place = Where("plans:plan", (plan,), f"m-{measure.pk}")
            parts.append(("measure", measure.title, measure.description, place))
    for code, section in whole.sections.items():
        place = Where("plans:plan", (plan,), f"section-{code}")
        parts.append(("section", names.get(code, code), section.text, place))
    texts = [*titles, *(text for _kind, _name, text, _where in parts)]
    everything = _measured(
        "whole", _("The whole plan"), "\n".join(texts), Where("plans:plan", (plan,)), advised
    )
    return [
        everything,
        *(_measured(kind, name, text, where, advised) for kind, name, text, where in parts if text),
    ]


def _measured(kind: str, name: str, text: str, where: Where, advised: dict[str, int]) -> Measured:
    return Measured(kind, name, len(text), len(text.split()), advised.get(kind, 0), where)
