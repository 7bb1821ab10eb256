# Everything runs in .venv, made on first use with uv where there is one, else with venv and pip.
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)

.PHONY: run check test lint types contracts bench snap lock clean

run: .venv/runs
	@$(BIN)/obelos $(ARGS)

# What the program needs, and what its developers need beside that.
.venv/runs: INSTALL = -e .
.venv/installed: INSTALL = -e '.[dev]'

.venv/runs .venv/installed: pyproject.toml constraints.txt
ifdef UV
	@test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) .venv
	@uv pip install --quiet --python $(BIN)/python --compile-bytecode -c constraints.txt $(INSTALL)
else
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt $(INSTALL)
endif
# Compiled here: where nothing may be written later, each start would compile it anew.
	@$(BIN)/python -m compileall -q model corpus analysis store keymaps tui
	@touch $@

check: lint types contracts test

lint: .venv/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/installed
	$(BIN)/mypy

contracts: .venv/installed
	$(BIN)/lint-imports

test: .venv/installed
	$(BIN)/pytest -m 'not nightly' $(ARGS)

nightly: .venv/installed
	$(BIN)/pytest -m nightly

bench: .venv/installed
	$(BIN)/python -m benchmarks

snap: .venv/installed
	$(BIN)/pytest tests/tui/test_snapshots.py --snapshot-update
	$(BIN)/python docs/screenshots/make.py

lock:
	uv pip compile --quiet --universal --upgrade --all-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o constraints.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
