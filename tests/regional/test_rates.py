"""Under any random sequence of events no rate exceeds the whole, and the past stays as it was."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from regional.figures import Figures, figures_of, in_period
from regional.standing import Happened, Owed, Sent, Step, standing_of

FIRST = date(2025, 1, 1)
days = st.integers(0, 900).map(lambda count: FIRST + timedelta(days=count))
HELSINKI = ZoneInfo("Europe/Helsinki")


@st.composite
def happened(draw: st.DrawFn) -> Happened:
    kind = draw(
        st.sampled_from(["extension", "exemption", "duty_restored", "superseded", "authority"])
    )
    return Happened(
        kind=kind,
        on=draw(days),
        recorded_on=draw(days),
        due_on=draw(days) if kind == "extension" else None,
        authority="edc-02" if kind == "authority" else None,
        reason="agreed",
    )


@st.composite
def sent(draw: st.DrawFn) -> Sent:
    day = draw(days)
    kinds = st.sampled_from(["opened", "returned", "processed", "reopened", "withdrawn"])
    steps = sorted(draw(st.lists(st.tuples(days, kinds), max_size=5)))
    return Sent(
        coverage="",
        report="",
        reference="KP-2026-0001",
        revision=draw(st.integers(1, 4)),
        authority="edc-01",
        received_at=datetime(day.year, day.month, day.day, 12, tzinfo=HELSINKI),
        effective_on=day,
        is_complete=draw(st.booleans()),
        steps=tuple(Step(kind, on, on + timedelta(days=28)) for on, kind in steps),
    )


@st.composite
def owed(draw: st.DrawFn) -> Owed:
    due = draw(days)
    return Owed(
        id=UUID(int=0),
        municipality=draw(st.sampled_from(["049", "078", "257"])),
        rule_set="checklist",
        cycle=1,
        basis="plan",
        covers_from=due - timedelta(days=730),
        covers_to=due - timedelta(days=1),
        opens_on=due - timedelta(days=180),
        counted_due=due,
        due_on=due,
        grace_days=draw(st.integers(0, 30)),
        due_soon_days=90,
        since=draw(st.none() | days),
        expected=draw(st.booleans()),
        events=tuple(
            sorted(draw(st.lists(happened(), max_size=5)), key=lambda one: one.recorded_on)
        ),
        sent=tuple(sorted(draw(st.lists(sent(), max_size=4)), key=lambda one: one.effective_on)),
    )


def counted(obligations: list[Owed], on: date) -> Figures:
    found = [standing_of(one, on) for one in obligations]
    return figures_of(one for one in found if in_period(one, since=on - timedelta(days=730)))


@given(st.lists(owed(), max_size=8), days)
@settings(max_examples=300, deadline=None)
def test_no_rate_is_over_the_whole(obligations: list[Owed], on: date) -> None:
    figures = counted(obligations, on)
    for rate in (figures.reporting, figures.punctuality, figures.processing):
        assert 0 <= rate.part <= rate.whole
    assert figures.received <= figures.expected
    assert figures.on_time + figures.late == figures.received
    assert figures.missing == figures.due - figures.reporting.part
    assert max(figures.processed, figures.complete) <= figures.received
    assert figures.punctuality.part <= figures.reporting.part


@given(st.lists(owed(), max_size=6), days, days)
@settings(max_examples=200, deadline=None)
def test_what_happens_later_does_not_change_an_earlier_day(
    obligations: list[Owed], on: date, later: date
) -> None:
    known_then = [
        replace(
            one,
            events=tuple(event for event in one.events if event.recorded_on <= max(on, later)),
            sent=tuple(report for report in one.sent if report.effective_on <= max(on, later)),
        )
        for one in obligations
    ]
    assert counted(known_then, on) == counted(obligations, on)
