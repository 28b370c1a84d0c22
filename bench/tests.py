"""How long a test of the suite takes that uses the database, and what comes before the first."""

import re
import subprocess
import sys

from bench.timing import tell

TIMED = re.compile(r"^([\d.]+)s (setup|call|teardown) +(\S+)", re.MULTILINE)
FILES = ("tests/tenants/test_binding.py", "tests/isolation/test_models.py")


def main() -> dict[str, float]:
    """Run some files of tests twice, and take the second time."""
    timed = [run(), run()][-1]
    parts: dict[str, dict[str, float]] = {}
    for took, part, test in TIMED.findall(timed):
        parts.setdefault(test, {})[part] = float(took) * 1000
    first = max(parts.values(), key=lambda of_test: of_test.get("setup", 0))
    setup = first.pop("setup")
    return {
        "test_ms": sum(sum(of_test.values()) for of_test in parts.values()) / len(parts),
        "test_setup_ms": setup,
    }


def run() -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--durations=0", "-vv", *FILES],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    return done.stdout


if __name__ == "__main__":
    tell(main())
