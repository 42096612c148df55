# make run: the demo. make test: all checks and tests. Each does the set-up it needs.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
# Temporary files and Chromium's own files stay in the project folder too.
PYTEST := mkdir -p var/tmp && TMPDIR=$(CURDIR)/var/tmp XDG_CONFIG_HOME=$(CURDIR)/var/home/.config \
	XDG_CACHE_HOME=$(CURDIR)/var/home/.cache OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/pytest

.DEFAULT_GOAL := help
.PHONY: help run test lint setup format types index lock bench bench-detector bench-live bench-listens bench-reports chaos screenshots clean reset

help:
	@echo "make run     start the demo (sets up what is missing first)"
	@echo "make test    checks and tests; ARGS='tests/domain -x' runs only pytest, with these"
	@echo "make lint    only checks: style, types, who imports whom"
	@echo "make setup   only set up"
	@echo "make format  format all code"
	@echo "make types   TypeScript types from the wire's schema"
	@echo "make index   docs/files.md, every source file in a sentence"
	@echo "make lock    renew the locks in requirements/"
	@echo "make bench   a turn against Rasa's own REST channel; from approval to answer"
	@echo "make bench-detector  the detector on public data; ARGS='--only clinc150.fast' for a part"
	@echo "make chaos   kill and race the product; ARGS='--only kill.service --times 5' for a part"
	@echo "make bench-live  relay, turns, idle sockets, workers, soak; ARGS='--only relay.socketio --seconds 5'"
	@echo "make bench-listens  blind sets asked of the whole product; ARGS='--only everyday.right' for a part"
	@echo "make bench-reports  reports over many conversations; ARGS='--conversations 10000' for fewer"
	@echo "make screenshots  the README's pictures, from the running product"
	@echo "make clean   remove environments and builds; your data in var/ stays"
	@echo "make reset   remove your data too: conversations, what was learnt, models"

run: setup
	@$(BIN)/baton run

setup:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found: install Python 3.11 or newer, or run make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@$(PYTHON) scripts/setup.py

ifeq ($(strip $(ARGS)),)
test:
	@$(PYTHON) scripts/setup.py --tests
	@$(MAKE) --no-print-directory lint-only
	npm test
	$(PYTEST) -m "not alone" --numprocesses auto --maxprocesses 4 --dist loadfile
	$(PYTEST) -m alone
else
test:
	@$(PYTHON) scripts/setup.py --tests
	$(PYTEST) $(ARGS)
endif

lint: setup lint-only

.PHONY: lint-only
lint-only:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --python-version 3.10 bot common
	$(BIN)/lint-imports
	npm run --silent typecheck
	npm run --silent types:check
	npm run --silent format:check

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	npm run --silent format

types:
	npm run --silent types

index:
	$(BIN)/python -m scripts.file_index

# Resolved for every platform at once; .venv-bot's Python only shows uv a 3.10.
COMPILE := $(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes \
	--custom-compile-command "make lock"
lock:
	$(COMPILE) requirements/uv.in --python-version 3.11 -o requirements/uv.txt
	$(COMPILE) pyproject.toml --extra encoder --extra dev --python-version 3.11 \
		--excludes requirements/excluded.txt --no-emit-package torch -o requirements/service.lock
	$(COMPILE) pyproject.toml --extra bench --python-version 3.11 \
		--constraints requirements/service.lock -o requirements/bench.lock
	$(COMPILE) requirements/setfit.in --python-version 3.11 --excludes requirements/excluded.txt \
		--no-emit-package torch -o requirements/setfit.lock
	$(COMPILE) requirements/bot.in --python .venv-bot/bin/python --python-version 3.10 \
		--overrides requirements/bot.overrides.txt -o requirements/bot.lock

bench: setup
	$(BIN)/python -m benchmarks.turns
	$(BIN)/python -m benchmarks.learning

bench-detector:
	@$(PYTHON) scripts/setup.py --bench
	$(BIN)/python -m benchmarks.detector $(ARGS)

chaos:
	@$(PYTHON) scripts/setup.py --tests
	$(BIN)/python -m benchmarks.chaos $(ARGS)

bench-live:
	@$(PYTHON) scripts/setup.py --bench
	$(BIN)/python -m benchmarks.live $(ARGS)

bench-reports: setup
	$(BIN)/python -m benchmarks.reports $(ARGS)

bench-listens:
	@$(PYTHON) scripts/setup.py --bench
	$(BIN)/python -m benchmarks.listens $(ARGS)

screenshots: setup
	$(BIN)/python -m scripts.screenshots

clean:
	rm -rf .venv .venv-bot .venv-python node_modules */node_modules */dist var/stamps var/tmp
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

reset: clean
	rm -rf var
