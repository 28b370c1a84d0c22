"""What `make` starts: `python -m config.run COMMAND ...`.

bench      print how fast and how large things are
checklist  print the rows of the checklist with the tests that prove them
code       print the six digits with which one signs in to the demo, of one e-mail address or of all
demo       serve everything on this machine until Ctrl-C
forget     remove the databases of the demo, the tests and the benchmarks
manage     run a command of manage.py on the demo's database
messages   compile the translations; with --check see that none is missing
populate   fill the database of DATABASE_URL with the demo
prepare    create, migrate and fill with reference data the database of DATABASE_URL
services   run the tests against a real PostgreSQL and Redis
test       run the tests
"""

import sys
from collections.abc import Callable
from importlib import import_module

from config.postgres import ServerTrouble
from config.run.terminal import warn

Command = Callable[[list[str]], int]
PLACES = {
    "bench": "tests.bench",
    "checklist": "checklist.checklist",
    "code": "code.code",
    "demo": "demo.demo",
    "forget": "forgetting.forget",
    "manage": "manage.manage",
    "messages": "messages.messages",
    "populate": "preparation.populate",
    "prepare": "preparation.prepare",
    "services": "tests.services",
    "test": "tests.test",
}


def main(arguments: list[str]) -> int:
    """Run what is asked; trouble is one sentence and exit code 1."""
    name, *rest = arguments or ["help"]
    if name not in PLACES:
        warn(__doc__)
        return 2
    module, _, function = PLACES[name].partition(".")
    command: Command = getattr(
        import_module(f"config.run.{module}"), function
    )  # each command loads only what it needs
    try:
        return command(rest)
    except ServerTrouble as trouble:
        warn(str(trouble))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
