"""Which tests prove which row of the checklist."""

import re
import sys
from collections import defaultdict

from config.run.places import ROOT

ROWS = {
    "C1.1": "the coordinating body is named", "C1.2": "timetable and decision path", "C1.3": "form of the plan",
    "C1.4": "alone or together", "C1.5": "advice from the regional authority", "C1.6": "outside experts",
    "C2.1": "cooperation group", "C2.2": "municipal bodies", "C2.3": "authorities", "C2.4": "organisations and companies",
    "C2.5": "immigrants take part", "C3.1": "how many", "C3.2": "why they came", "C3.3": "age, gender, languages, work",
    "C3.4": "needs", "C3.5": "reception", "C3.6": "expected arrivals", "C3.7": "relations", "C3.8": "challenges",
    "C3.9": "missing services", "C3.10": "guidance", "C3.11": "sources", "C4.1": "national goals",
    "C4.2": "based on the situation picture", "C4.3": "theme, present state, change", "C4.4": "local documents",
    "C4.5": "defined together", "C5.1": "measures", "C5.2": "objectives that are monitored", "C5.3": "responsible bodies",
    "C6.1": "indicators and time frame", "C6.2": "the nine suggested kinds", "C6.3": "known source",
    "C6.4": "registers and own data", "C7.1": "eight elements", "C7.2": "target groups", "C7.3": "good relations",
    "C7.4": "report every two years", "C7.5": "monitoring agreed", "C8.1": "communication plan", "C8.2": "public plan",
    "P1": "concise", "P2": "no summary of law", "P3": "the process counts", "P4": "made with immigrants",
    "P5": "for all residents",
    "R1": "state of each municipality on a date", "R2": "rounds, returns, feedback", "R3": "indicators over areas",
    "R4": "what the plans aim at", "R5": "employment areas", "R6": "joint plans", "R7": "comparison and borrowing",
    "R8": "verifiable record", "R9": "national figures", "R10": "borders and authorities change",
}  # fmt: skip
MARK = re.compile(
    r"^@pytest\.mark\.checklist\(([^)]*)\)|^pytestmark = pytest\.mark\.checklist\(([^)]*)\)",
    re.MULTILINE,
)
TEST = re.compile(r"^def (test_\w+)", re.MULTILINE)


def checklist(_arguments: list[str]) -> int:
    """Print a line for each row: the row, how many tests are marked with it, which."""
    proofs: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        for mark in MARK.finditer(text):
            following = TEST.search(text, mark.end())
            name = following.group(1) if mark.group(1) is not None and following else "all"
            for row in re.findall(r'"([A-Z][0-9.]+)"', mark.group(0)):
                proofs[row].append(f"{path.relative_to(ROOT)}::{name}")
    for row, meaning in ROWS.items():
        sys.stdout.write(
            f"{row:6}{len(proofs[row]):4}  {meaning}  {' '.join(proofs[row])}\n".rstrip() + "\n"
        )
    sys.stdout.write(f"{sum(1 for row in ROWS if proofs[row])} of {len(ROWS)} rows have tests.\n")
    unknown = sorted(set(proofs) - set(ROWS))
    if unknown:
        sys.stderr.write(f"Tests are marked with rows that do not exist: {', '.join(unknown)}\n")
    return 1 if unknown else 0
