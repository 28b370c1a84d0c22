"""A plan of sixty measures as PDF, for a word processor and for a spreadsheet, beside the page that shows it."""

from typing import Any

import django

from bench.timing import seconds, tell

ROUNDS = 7
OBJECTIVES, MEASURES = 10, 6
SENTENCE = "Kunta järjestää ohjausta ja neuvontaa usealla kielellä yhdessä järjestöjen kanssa. "


def main() -> dict[str, float]:
    from django.db import transaction

    from bench.submit import ready
    from tenants.context import inside
    from tests.plans.conftest import Visitor

    espoo, aino, report = ready("m092")
    with transaction.atomic():
        with inside(espoo):
            plan = report.plan
            number = grown(plan, aino)
        visitor = Visitor(aino, espoo, "fi")
        version = f"/plans/{plan.pk}/versions/{number}/"
        paths = {
            "html": version,
            "pdf": f"{version}plan-fi.pdf",
            "docx": f"{version}plan-fi.docx",
            "xlsx": f"/plan/{plan.pk}/table.xlsx",
        }
        taken = in_turns(
            {name: lambda path=path: asked(visitor, path) for name, path in paths.items()}
        )
        page = visitor.get(version).content.decode()
        transaction.set_rollback(True)
    found = {f"{name}_60_s": taken[name] for name in ("pdf", "docx", "xlsx")}
    found |= {f"{name}_ratio": taken[name] / taken["html"] for name in ("pdf", "docx", "xlsx")}
    beside = weasyprint_seconds(page)
    return found | ({"pdf_weasyprint_ratio": taken["pdf"] / beside} if beside else {})


def grown(plan: Any, by: Any) -> int:
    """Give the plan its sixty measures, and freeze it; return the version's number."""
    from core.clock import today
    from plans.document.services import approve_plan
    from tests.plans.makers import make_indicator, make_measure, make_objective

    for number in range(OBJECTIVES):
        objective = make_objective(
            plan, by, title=f"Tavoite {number}", present_state=SENTENCE * 4, desired_change=SENTENCE
        )
        make_indicator(objective, by, baseline=50, target=60)
        for place in range(MEASURES):
            make_measure(
                objective, by, title=f"Toimenpide {place}", description=SENTENCE * 3, cost=900
            )
    said = {"body_name": "Kaupunginvaltuusto", "section": "41", "decided_on": today()}
    return approve_plan(plan, by=by, **said).version.number


def asked(visitor: Any, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 200, (path, answer.status_code)


def in_turns(acts: dict[str, Any]) -> dict[str, float]:
    """Return the median of each act's seconds; they take turns, and the first time does not count."""
    from statistics import median

    taken: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(ROUNDS + 1):
        for name, act in acts.items():
            spent = seconds(act)
            if number:
                taken[name].append(spent)
    return {name: median(spent) for name, spent in taken.items()}


def weasyprint_seconds(page: str) -> float | None:
    """Return how long WeasyPrint takes over the page's own words as PDF/UA-1, where somebody has installed it."""
    try:
        from weasyprint import HTML
    except ImportError:
        return None
    words = page.split("<main")[1].split(">", 1)[1].split("</main>", maxsplit=1)[0]
    html = f'<html lang="fi"><title>Suunnitelma</title><body>{words}</body></html>'
    return in_turns({"weasyprint": lambda: HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")})[
        "weasyprint"
    ]


if __name__ == "__main__":
    django.setup()
    tell(main())
