"""A report as a document: what was sent, in the order in which it is read on its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from documents.parts import Document, Fact, Facts, Heading, Paragraph, Part
from documents.rich import paragraphs, rich
from regional.contracts import ElementPart, ElementState, Report
from regional.papers.languages import language_of
from regional.papers.objectives import objectives_of
from regional.papers.period import period_parts
from regional.templatetags.regional import called, in_fours, named
from ui.formats import date_words, language, moment_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """By what a sent report is known, and to whom it went."""

    reference: str
    revision: int
    authority: str
    received_at: datetime
    content_hash: str


def report_paper(report: Report, seal: Seal, *, rules: str) -> Document:
    """Write a sent report in the active language, with its seal.

    `rules` is the name of the rule set. What the municipality wrote stays in its own language, and is marked as such.
    """
    period = f"{date_words(report.covers_from)} – {date_words(report.covers_to)}"
    title = _("Report of %(municipality)s, %(period)s") % {
        "municipality": named(report.names),
        "period": period,
    }
    return Document(
        title=title,
        language=language(),
        made_on=seal.received_at.date(),
        author=named(report.names),
        kind=_("Report on the promotion of integration"),
        facts=tuple(_cover(report, seal, rules)),
        footer=_("%(title)s. Reference %(reference)s, revision %(revision)s. From Kotopolku.")
        % {"title": title, "reference": seal.reference, "revision": seal.revision},
        has_contents=True,
        parts=tuple(_contents(report)),
    )


def _cover(report: Report, seal: Seal, rules: str) -> Iterator[Fact]:
    own = language_of(report)
    yield Fact(label=_("Municipality"), value=_whose(report))
    yield Fact(label=_("Rule set"), value=rules)
    yield Fact(label=_("Local decision"), value=_decision(report))
    yield Fact(label=_("Plan"), value=report.plan.title, language=own)
    yield Fact(label=_("Years"), value=f"{report.plan.first_year}–{report.plan.last_year}")
    form = str(called(report.plan.form, "form"))
    host = " ".join(filter(None, (report.plan.host_document, report.plan.chapter)))
    yield Fact(label=_("Form"), value=f"{form}: {host}" if host else form)
    yield Fact(label=_("Coordinating body"), value=report.coordination.body or "–", language=own)
    yield Fact(label=_("Plan approved"), value=_approval(report))
    yield Fact(label=_("Sent to"), value=seal.authority)
    yield Fact(label=_("Received"), value=moment_words(seal.received_at))
    yield Fact(label=_("Reference"), value=f"{seal.reference} / {seal.revision}")
    yield Fact(label=_("Checksum (SHA-256)"), value=in_fours(seal.content_hash))


def _contents(report: Report) -> Iterator[Part]:
    own = language_of(report)
    yield Heading(line=_("Summary of the period"))
    yield from paragraphs(report.summary, language=own) or (Paragraph(line="–"),)
    yield from period_parts(report)
    yield Heading(line=_("Objectives"))
    yield from objectives_of(report)
    if report.elements:
        yield Heading(line=_("Required contents"))
    for element in report.elements:
        yield from _element(element, own)


def _element(element: ElementPart, own: str) -> Iterator[Part]:
    words = {
        ElementState.MET: _("In order"),
        ElementState.MISSING: _("Missing"),
        ElementState.NOT_APPLICABLE: _("Does not apply"),
    }
    name = f"{element.code} {element.name}"
    yield Heading(line=name if element.required else f"{name} ({_('recommended')})", level=2)
    facts = [Fact(label=_("State"), value=words[element.state])]
    if element.reason:
        facts.append(Fact(label=_("Why"), value=element.reason, language=own))
    yield Facts(facts=tuple(facts))
    yield from rich(element.text, level=3, language=own)


def _whose(report: Report) -> str:
    own = f"{named(report.names)} ({report.municipality})"
    others = [code for code in report.municipalities if code != report.municipality]
    if not others:
        return own
    return _("%(municipality)s, also for %(others)s") % {
        "municipality": own,
        "others": ", ".join(others),
    }


def _decision(report: Report) -> str:
    if report.decision is None:
        return _("not recorded")
    kind = str(called(report.decision.kind, "decision"))
    said = _decided(report.decision.body, report.decision.section)
    return f"{kind}: {said}, {date_words(report.decision.decided_on)}"


def _approval(report: Report) -> str:
    plan = report.plan
    if plan.approved_on is None:
        return _("not approved yet")
    return f"{_decided(plan.approved_by, plan.section)}, {date_words(plan.approved_on)}"


def _decided(body: str, section: str) -> str:
    return f"{body}, {_('section %(section)s') % {'section': section}}" if section else body
