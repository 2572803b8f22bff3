# `make serve` and `make test` each suffice on a fresh clone: Python 3.11, make and a package index are all they need.

SHELL := /bin/sh
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed
# What the code is checked in; the same words everywhere.
CODE := manage.py hanoiconv news events tests benchmarks .ci deploy
# The quick run is on SQLite and local memory whatever this shell or .env says.
ON_SQLITE := DATABASE_URL=sqlite://:memory: REDIS_URL=
WORKERS ?= 2
SECONDS ?= 60
WALK := tests/browser/test_no_text_escapes.py

.PHONY: help serve test test-services walk import-score bench bench-languages fuzz check format lock clean runtime development

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

serve: export DJANGO_SETTINGS_MODULE = hanoiconv.settings.base
serve: export PUBLIC_URL = http://127.0.0.1:$(PORT)
serve: export PYTHONUNBUFFERED = 1
serve: runtime ## Run the site with its worker and its scheduler; PORT=8123 for another port
	@$(MANAGE) setup_demo --port $(PORT)
	@PATH="$(CURDIR)/$(BIN):$$PATH" exec $(BIN)/honcho start --port $(PORT)

test: development ## Run every test but the browser's, on SQLite
	@$(ON_SQLITE) $(MANAGE) compile_catalogues
	@$(ON_SQLITE) $(BIN)/python -m pytest -m "not browser and not services" -n $(WORKERS) $(ARGS)

test-services: development ## Run all tests on PostgreSQL and Redis (DATABASE_URL, REDIS_URL), with the browser
	@$(MANAGE) compile_catalogues
	@status=0; \
	$(BIN)/python -m pytest --services -m "not browser" -n $(WORKERS) $(ARGS) || status=$$?; \
	[ $$status -ne 4 ] || exit 1; \
	$(BIN)/python -m pytest --services -m browser tests/browser || status=1; \
	exit $$status

walk: development ## Walk every screen of the admin in a marked language: no text may escape translation
	@$(ON_SQLITE) $(MANAGE) compile_catalogues
	@$(ON_SQLITE) $(BIN)/python -m pytest -m browser $(WALK) $(ARGS)

import-score: development ## Say how near the importer comes to an editor's annotations (tests/corpus)
	@$(BIN)/python -m tests.corpus.score $(ARGS)

bench: development ## Measure the importer (ARGS="texts growth stored") or a correction (ARGS=corrections)
	@$(BIN)/python -m benchmarks.$(if $(filter corrections,$(ARGS)),corrections,importer $(ARGS))

bench-languages: development ## Measure the lists of languages with 1,000 and 50,000 articles, beside DATABASE_URL
	@$(MANAGE) compile_catalogues >/dev/null
	@$(BIN)/python -m benchmarks.languages

fuzz: development ## Look for input that breaks the importer, for SECONDS (Linux on x86-64)
	@$(BIN)/python -m benchmarks.fuzz $(SECONDS)

check: development ## Formatting, linting, types, import layers, templates, migrations, deployment settings
	@$(BIN)/python .ci/checks.py

format: development ## Put code and templates into the house's form
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

lock: ## Pin anew what pyproject.toml asks for (needs the package index)
	@sh .ci/lock.sh $(PYTHON)

clean: ## Remove the virtual environment and what tools leave behind; var/ stays
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Packages are installed when what the stamp remembers differs from what is asked for, and only then.
runtime: $(BIN)/python
	@cmp -s requirements.txt $(RUNTIME) || { \
		echo "Installing packages (requirements.txt) ..."; \
		$(PIP) install -r requirements.txt && cp requirements.txt $(RUNTIME); }

development: $(BIN)/python
	@cat requirements.txt requirements-dev.txt | cmp -s - $(DEVELOPMENT) || { \
		echo "Installing packages (requirements-dev.txt) ..."; \
		$(PIP) install -r requirements-dev.txt && cp requirements.txt $(RUNTIME) && \
		cat requirements.txt requirements-dev.txt > $(DEVELOPMENT); }

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; name it with make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Making the virtual environment in $(VENV) ..."
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python's venv module is missing (Debian: the package python3-venv)" >&2; exit 1; }
