"""`python -m config.run demo | test | services | checklist | messages`."""

import sys

from config.postgres import ServerTrouble


def main() -> int:
    """Run what is asked; trouble is one sentence and exit code 1."""
    name, *rest = sys.argv[1:] or ["help"]
    try:
        if name == "demo":
            from config.run.demo import demo  # noqa: PLC0415  each command loads only what it needs

            return demo()
        if name in {"test", "services"}:
            from config.run import tests  # noqa: PLC0415

            return tests.test(rest) if name == "test" else tests.services(rest)
        if name == "checklist":
            from config.run.checklist import checklist  # noqa: PLC0415

            return checklist()
        if name == "messages":
            from config.run.messages import compile_messages  # noqa: PLC0415

            return compile_messages()
    except ServerTrouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    sys.stderr.write(f"{__doc__}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
