# `make demo` and `make test` do all set-up by themselves, in .venv; only Python 3.11+ and make are needed.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test quick coverage plays bench bench-full lint messages lock sbom
MAKEFLAGS += --no-print-directory

PORT ?= 8000
ARGS ?=
PY := .venv/bin/python
# The Python that made .venv lends it its pip where it has one: to install another takes seven seconds.
PIP = $$([ -x .venv/bin/pip ] && echo $(PY) -m pip || echo "$$(sed -n 's/^executable = //p' .venv/pyvenv.cfg) -m pip --python $(PY)") \
  install -qq --disable-pip-version-check --require-hashes --no-deps --no-compile --only-binary :all:

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | while IFS="$$(printf '\t')" read -r name what; do printf 'make %-11s %s\n' "$$name" "$$what"; done

demo: .venv/base.stamp ## a working archive on http://127.0.0.1:8000/ (PORT=8001 for another)
	@echo "Making the database and the demo archive"
	@PORT=$(PORT) exec $(PY) manage.py demo $(ARGS)

test: .venv/dev.stamp ## gates and tests, on SQLite and PostgreSQL (ARGS="tests/dates -k february")
	@$(PY) -m tests.run $(ARGS)

quick: .venv/dev.stamp ## the tests of the rooms that were changed, on SQLite, and the floors (ARGS="--lf" for what failed last)
	@$(PY) -m tests.quick $(ARGS)

coverage: .venv/dev.stamp ## which branches no test takes, room by room
	@$(PY) -m tests.coverage $(ARGS)

plays: .venv/dev.stamp ## the long ones: kills, replicas, soak, storms
	@$(PY) -m pytest -m long --timeout 0 $(ARGS)

bench: .venv/base.stamp ## the benchmark's table, up to 300,000 documents on SQLite
	@$(PY) -m tests.benchmarks $(ARGS)

bench-full: .venv/bench.stamp ## all of it: a million documents, PostgreSQL, Datasette (ARGS="--only datasette --sizes 20000")
	@$(PY) -m tests.benchmarks --full $(ARGS)

lint: .venv/dev.stamp ## mend what tools can mend, then the gates alone
	@.venv/bin/ruff check -q --fix . ; .venv/bin/ruff format -q .
	@$(PY) -m pytest tests/house $(ARGS)
	@if command -v pip-audit >/dev/null && [ -n "$$PIP_AUDIT_URL" ]; then pip-audit -r requirements/base.txt --disable-pip -s osv --osv-url "$$PIP_AUDIT_URL"; \
	else echo "pip-audit: not run (needs pip-audit on PATH, and PIP_AUDIT_URL naming a copy of the advisories)"; fi

messages: .venv/dev.stamp ## bring the catalogues of sentences up to code and pages, and compile them
	@$(PY) -m tests.house.messages

sbom: .venv/dev.stamp ## write docs/sbom.cdx.json and docs/licences.md anew from the lock
	@$(PY) -m tests.house.sbom

# uv writes the locks, never a uv.lock, which names a host in every entry. UPGRADE=--upgrade takes newer versions.
COMPILE = .venv/bin/uv pip compile -q $(UPGRADE) --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-emit-package pip --custom-compile-command "make lock"

lock: .venv/lock.stamp ## write requirements/*.txt anew from pyproject.toml
	@$(COMPILE) pyproject.toml -o requirements/base.txt
	@$(COMPILE) --group dev -c requirements/base.txt -o requirements/dev.txt
	@$(COMPILE) --group e2e -c requirements/base.txt -c requirements/dev.txt -o requirements/e2e.txt
	@$(COMPILE) --group bench -c requirements/base.txt -c requirements/dev.txt -c requirements/e2e.txt -o requirements/bench.txt
	@$(COMPILE) --group lock -o requirements/lock.txt
	@! grep -nE '://|^--|^ *-[if] ' requirements/*.txt || { echo "A lock names a host: see above." >&2; exit 1; }

.venv/bin/python:
	@for python in $(PYTHON) python3.13 python3.12 python3.11 python3.14 python3 python; do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making .venv with $$($$python -V)"; \
	    $$python -m pip --python $$python --version >/dev/null 2>&1 && without=--without-pip; exec $$python -m venv --clear $$without .venv; fi; done; \
	echo "No Python 3.11 or newer with its venv module was found. On Debian: apt install python3-venv." >&2; exit 1

.venv/base.stamp: requirements/base.txt | .venv/bin/python
	@echo "Installing what the archive needs"
	@half=$$(mktemp -d); trap 'rm -rf $$half' EXIT; awk -v at="$$half/" '/^[a-z]/ { n++ } { print > (at n % 2 ".txt") }' requirements/base.txt; \
	  $(PIP) -r $$half/0.txt & $(PIP) -r $$half/1.txt; here=$$?; wait $$! && exit $$here
	@touch $@

.venv/dev.stamp: requirements/dev.txt requirements/e2e.txt .venv/base.stamp
	@echo "Installing what the tests need"
	@$(PIP) -r requirements/dev.txt -r requirements/e2e.txt
	@touch $@

.venv/bench.stamp: requirements/bench.txt .venv/base.stamp
	@echo "Installing what the archive is measured against"
	@$(PIP) -r requirements/bench.txt
	@touch $@

.venv/lock.stamp: requirements/lock.txt | .venv/bin/python
	@$(PIP) -r requirements/lock.txt
	@touch $@
