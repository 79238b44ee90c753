# One command from clone to a working portal: `make run`. Everything else: `make help`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PORT ?= 8000
# The source root beside the project root: import-linter, gunicorn and scripts read it from here.
export PYTHONPATH := $(CURDIR):$(CURDIR)/site

.PHONY: help run test check bench format lock keys

help: ## these lines
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## a working portal on http://127.0.0.1:8000 (PORT=…): installs, migrates, demo content, web and worker
	@exec $(BIN)/python -m tools.run

test: $(VENV)/.dev ## the whole suite, on SQLite and on a throwaway PostgreSQL; installs Chromium and PostgreSQL where it may
	@$(BIN)/python -m tools.test

check: $(VENV)/.dev ## linters, types, import contracts, migrations, deploy check, flows, templates, requirements
	@$(BIN)/python -m tools.check

bench: $(VENV)/.dev ## the figures that README quotes, as a table
	@$(BIN)/python bench/run.py

format: $(VENV)/.dev ## lays out the Python code
	@$(BIN)/ruff check --fix-only --quiet . ; $(BIN)/ruff format .

lock: $(VENV)/.dev ## pyproject.toml -> requirements.txt and requirements-dev.txt, pinned with hashes
	@$(BIN)/python -m tools.lock

keys: $(VENV)/.run ## fresh secrets for a server's environment file
	@$(BIN)/python -m tools.new_keys

# A stamp is younger than what it was made from, so a second run installs nothing.
$(VENV)/.run: requirements.txt tools/install.py
	@$(PYTHON) tools/install.py requirements.txt $(VENV)
	@touch $@

$(VENV)/.dev: requirements-dev.txt tools/install.py
	@$(PYTHON) tools/install.py requirements-dev.txt $(VENV)
	@touch $@ $(VENV)/.run
