# What a person or CI asks of this project. `make help` lists it.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python -m config.run
OWNER := DATABASE_AS_OWNER=1 DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python manage.py
HAS_POSTGRES := $(shell ls /usr/lib/postgresql/*/bin/postgres 2>/dev/null || command -v postgres || command -v pg_config)

.PHONY: help demo test test-services check checklist fmt lock vendor clean

help:  ## list what can be asked
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Kotopolku needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1). Set PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment (Debian: apt-get install python3-venv)." >&2; exit 1; }
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps -e .
	@touch $@

demo: .venv/ready  ## everything, from nothing: database, web, worker and beat
	@$(RUN) demo

test: .venv/ready  ## the whole suite, on a PostgreSQL of its own
	@$(RUN) test

test-services: .venv/ready  ## the suite against a real PostgreSQL and Redis
	@$(RUN) services

check: .venv/ready  ## style, templates, borders, types, migrations, messages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files '*.html' | xargs $(BIN)/djade --target-version 5.2 --check
	git ls-files '*.html' | xargs $(BIN)/djlint --lint --quiet
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/mypy .
	$(OWNER) makemigrations --check --dry-run
	$(BIN)/python -m config.run messages

checklist: .venv/ready  ## rows of the checklist and the tests that prove them
	@$(RUN) checklist

fmt: .venv/ready  ## repair what can be repaired
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files '*.html' | xargs $(BIN)/djade --target-version 5.2

lock: .venv/ready  ## pin the dependencies anew: names, versions and hashes, no addresses
	$(BIN)/uv pip compile -q --all-extras --group dev --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.lock

vendor: .venv/ready  ## fetch the vendored styles and fonts anew (needs npm)
	$(BIN)/python platform/ui/vendor.py

clean:  ## remove what was made here
	rm -rf .venv var build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
