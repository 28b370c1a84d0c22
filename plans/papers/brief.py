"""One page for who decides: what is decided on, what is aimed at, what is done, what it costs, how it is followed."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.parts import Document, Fact, Facts, Heading, Line, Paragraph, Part, Run, Table
from plans.document.reading import ReadObjective
from plans.papers.frozen import Frozen, language_in
from ui.formats import number

MOST_OBJECTIVES = 10  # with longer texts and more of them the page is not one
LONGEST_TITLE = 110


def brief_of(frozen: Frozen) -> Document:
    """Write the page for the body that decides; what does not fit is counted, and said to be in the plan."""
    said = frozen.version.document
    measures = [each for objective in said["objectives"] for each in objective["measures"]]
    return Document(
        title=frozen.reading.title,
        title_language=frozen.title_language,
        language=frozen.language,
        made_on=frozen.made_on,
        author=frozen.owner,
        kind=_("For who decides, on one page"),
        facts=tuple(_facts(frozen)),
        footer=frozen.footer,
        is_dense=True,
        parts=tuple(_parts(frozen, measures)),
    )


def _facts(frozen: Frozen) -> Iterator[Fact]:
    said = frozen.version.document
    yield Fact(label=_("Municipality or joint area"), value=frozen.owner)
    if said.get("case_number"):
        yield Fact(label=_("Case number"), value=said["case_number"])
    yield Fact(label=_("Years"), value=frozen.reading.period)
    if said["coordinating_body"]:
        yield Fact(label=_("Coordinating body"), value=said["coordinating_body"])


def _parts(frozen: Frozen, measures: list[dict[str, str]]) -> Iterator[Part]:
    yield Heading(line=_("What is decided on"))
    yield Paragraph(line=_decided(frozen))
    yield Heading(line=_("What is aimed at, and what is done"))
    yield Paragraph(line=_counted(frozen, len(measures)))
    yield _table(frozen)
    left = len(frozen.reading.objectives) - MOST_OBJECTIVES
    if left > 0:
        words = ngettext(
            "%(count)s more objective is in the plan.",
            "%(count)s more objectives are in the plan.",
            left,
        )
        yield Paragraph(line=words % {"count": left}, is_quiet=True)
    yield Heading(line=_("What it costs"))
    yield Facts(facts=tuple(_costs(measures)))
    yield Heading(line=_("How it is followed"))
    yield Paragraph(line=_followed(frozen))


def _decided(frozen: Frozen) -> str:
    version = frozen.version.number
    if frozen.approvals:
        return _("Version %(number)s of the plan has been approved: %(decisions)s.") % {
            "number": version,
            "decisions": "; ".join(
                f"{each.body_name}, {each.section}" for each in frozen.approvals
            ),
        }
    return _("Version %(number)s of the plan is proposed for approval.") % {"number": version}


def _counted(frozen: Frozen, measures: int) -> str:
    objectives = len(frozen.reading.objectives)
    return _("%(objectives)s and %(measures)s for the years %(period)s.") % {
        "objectives": ngettext("%(count)s objective", "%(count)s objectives", objectives)
        % {"count": objectives},
        "measures": ngettext("%(count)s measure", "%(count)s measures", measures)
        % {"count": measures},
        "period": frozen.reading.period,
    }


def _table(frozen: Frozen) -> Table:
    shown = frozen.reading.objectives[:MOST_OBJECTIVES]
    return Table(
        caption=_("Objectives"),
        head=(_("No."), _("Objective"), _("Measures"), _("Indicators")),
        rows=tuple(_row(each, frozen.reading.language) for each in shown),
        widths=(1, 12, 2, 2),
        numbers=frozenset({2, 3}),
    )


def _row(said: ReadObjective, own: str) -> tuple[Line, ...]:
    title = (Run(text=_short(said.title), language=language_in(said.title, own)),)
    return (said.number, title, str(len(said.measures)), str(len(said.indicators)))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1].rstrip()}…"


def _costs(measures: list[dict[str, str]]) -> Iterator[Fact]:
    known = [Decimal(each["cost"]) for each in measures if each["cost"]]
    yield Fact(label=_("Together in euros"), value=number(sum(known, Decimal(0))) if known else "–")
    yield Fact(
        label=_("Measures whose cost is known"),
        value=_("%(known)s of %(all)s") % {"known": len(known), "all": len(measures)},
    )


def _followed(frozen: Frozen) -> str:
    objectives = frozen.reading.objectives
    indicators = sum(len(each.indicators) for each in objectives)
    without = sum(not each.indicators for each in objectives)
    said = ngettext(
        "%(count)s indicator follows the objectives.",
        "%(count)s indicators follow the objectives.",
        indicators,
    ) % {"count": indicators}
    if not without:
        return said
    missing = ngettext("%(count)s objective has none.", "%(count)s objectives have none.", without)
    return f"{said} {missing % {'count': without}}"
