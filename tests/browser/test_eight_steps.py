"""Somebody who has never seen the service walks a new workspace through all eight steps to an approved plan."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from core.clock import today
from tests.browser.conftest import Site
from tests.browser.seeing import assert_policy_kept, hindrances
from tests.browser.test_entry import sign_in

pytestmark = pytest.mark.browser

MISSING = "Not here, because …"
UNFOLD = "each => { for (let at = each.closest('details'); at; at = at.parentElement.closest('details')) at.open = true }"


def in_days(days: int) -> str:
    """Return a day as people write it; the walk goes on in any year."""
    return f"{today() + timedelta(days):%d.%m.%Y}"


class Walk:
    """A person with a plan, going from page to page."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.site, self.plan = page, site, ""

    def go(self, path: str) -> None:
        answer = self.page.goto(self.site.url("fresh", f"/en/{path}"))
        assert answer is not None
        assert answer.status == 200, (path, answer.status)

    def at_plan(self, path: str) -> None:
        self.go(f"plans/{self.plan}/{path}")

    def send(self, button: str = "Save", **said: str | bool) -> None:
        """Fill in the form of the page by its fields' names and send it; what is refused fails, in its own words."""
        for name, value in said.items():
            self._fill(self.page.locator(f"main form [name='{name}']"), value)
        with self.page.expect_navigation() as way:
            self.page.get_by_role("button", name=button, exact=True).first.click()
        answer = way.value
        assert answer is not None
        assert answer.status == 200, self.page.locator("main").inner_text()

    def _fill(self, field: Locator, value: str | bool) -> None:
        field.first.evaluate(UNFOLD)
        if field.first.evaluate("each => each.tagName") == "SELECT":
            field.select_option(label=str(value))
        elif field.first.get_attribute("type") in {"radio", "checkbox"}:
            field.first.check() if value is True else self.page.get_by_label(str(value)).check()
        else:
            field.fill(str(value))

    def settle(self, number: int) -> None:
        """Mark what is left of a step's items as done."""
        self.at_plan(f"steps/{number}/")
        marks = self.page.get_by_role("button", name="Mark as done")
        while marks.count():
            before = marks.count()
            marks.first.click()
            expect(marks).to_have_count(before - 1)


@pytest.fixture
def walk(stranger: Page, site: Site) -> Iterator[Walk]:
    stranger.goto(site.url("fresh", "/en/"))
    sign_in(stranger, site, "newcomer")
    stranger.wait_for_url(site.url("fresh", "/en/"))
    yield Walk(stranger, site)
    assert_policy_kept(stranger)


def responsible(walk: Walk) -> None:
    for name, kind in (
        ("Kunnanvaltuusto", "Municipal management and central administration"),
        ("Sivistysvaliokunta", "Education and early childhood education"),
    ):
        walk.go("bodies/add/")
        walk.send(name=name, kind=kind)
    walk.at_plan("basics/")
    walk.send(coordinating_body="Sivistysvaliokunta", contact_name="Maria Lund")
    walk.at_plan("decisions/add/")
    walk.send(body="Kunnanvaltuusto", handles="Hyväksyy suunnitelman", planned_on=in_days(600))
    walk.at_plan("milestones/count/")
    walk.page.locator("main form [name=meeting]").first.check()
    walk.send("Show the days")
    walk.send("Take these days")
    walk.settle(1)


def cooperation(walk: Walk) -> None:
    walk.at_plan("group/add/")
    walk.send(kind="Kela", organisation="Kela", person="Kaisa Koski")
    while True:
        walk.at_plan("group/")
        reasons = walk.page.get_by_role("link", name=MISSING)
        if not reasons.count():
            break
        reasons.first.click()
        walk.page.wait_for_load_state()
        walk.send(reason="Kuullaan muulla tavalla")
    walk.at_plan("meetings/add/")
    walk.send(
        title="Ensimmäinen kokous", held_on=in_days(-7), section="§ 2", accepts_timetable=True
    )
    walk.settle(2)


def picture(walk: Walk) -> None:
    walk.at_plan("picture/")
    adds = walk.page.locator("a[href*='/picture/'][href$='/add/']")
    for path in [str(each.get_attribute("href")) for each in adds.all()]:
        walk.go(path.removeprefix("/en/"))
        walk.send(title="Tilanne on selvitetty palvelujen kanssa", source_words="Oma selvitys")
    walk.settle(3)


def programme(walk: Walk) -> None:
    walk.go(f"plan/{walk.plan}/objectives/add/")
    walk.send(
        title="Yhä useampi työllistyy",
        theme="Employment",
        present_state="Työllisyysaste on matala.",
        desired_change="Työllisyysaste nousee.",
        goals=True,
    )
    walk.go(f"plan/{walk.plan}/")
    measure = walk.page.locator("a[href*='/measures/add/']").first.get_attribute("href")
    walk.go(str(measure).removeprefix("/en/"))
    walk.send(
        title="Kielikahvila",
        responsible="Sivistysvaliokunta",
        starts="1.8.2027",
        ends="31.5.2028",
        for_good_relations=True,
        target_groups=True,
    )
    walk.settle(4)
    walk.settle(5)


def monitoring(walk: Walk) -> None:
    walk.go(f"plan/{walk.plan}/")
    path = walk.page.locator("a[href*='/indicators/add/']").first.get_attribute("href")
    walk.go(str(path).removeprefix("/en/"))
    walk.page.get_by_role("link", name="own", exact=False).first.click()
    walk.page.wait_for_load_state()
    walk.send(
        name="Työllisyysaste",
        source="Tilastokeskus",
        unit="%",
        baseline="45",
        baseline_year="2025",
        target="55",
        target_year="2029",
    )
    walk.at_plan("monitoring/agreement/")
    walk.send(body="Sivistysvaliokunta")
    walk.settle(6)


def document(walk: Walk) -> None:
    for code in ("E1", "E6", "E7", "E8"):
        walk.go(f"plan/{walk.plan}/sections/{code}/")
        walk.send(text="Kuvattu tässä lyhyesti.")
    walk.at_plan("approve/")
    walk.send(
        "Record the approval", body_name="Kunnanvaltuusto", decided_on="16.11.2026", section="§ 41"
    )
    walk.settle(7)


def communication(walk: Walk) -> None:
    while True:
        walk.at_plan("communication/")
        gaps = walk.page.locator("main a[href*='/communication/add/?']")
        if not gaps.count():
            break
        gaps.first.click()
        walk.page.wait_for_load_state()
        walk.send(
            title="Tiedote", channel="Verkkosivut", planned_on=in_days(30), done_on=in_days(0)
        )
    walk.settle(8)


@pytest.mark.checklist(
    "C1.1", "C1.2", "C2.1", "C2.2", "C3.4", "C4.1", "C5.1", "C6.1", "C7.1", "C7.5", "C8.1", "P3"
)
def test_a_new_workspace_is_walked_to_an_approved_plan(walk: Walk) -> None:
    walk.page.get_by_role("link", name="Start a plan").click()
    walk.page.wait_for_load_state()
    walk.send("Start the plan", first_year="2027", last_year="2030", title="Kotoutumissuunnitelma")
    walk.plan = walk.page.url.rstrip("/").rpartition("/")[2]
    for step in (
        responsible, cooperation, picture, programme, monitoring, document, communication,
    ):  # fmt: skip
        step(walk)
        assert hindrances(walk.page) == []
    walk.at_plan("versions/1/")
    expect(walk.page.locator("main")).to_contain_text("Yhä useampi työllistyy")
    walk.at_plan("")
    expect(walk.page.locator("h1")).to_have_text("All eight steps are done")
