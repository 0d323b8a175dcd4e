# Everything a newcomer needs: `make demo` and `make test`. Each creates the environment first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COMPILED := build/compiled

.PHONY: demo test check compiled facts documents format bench clean

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[preview,dev]'
	touch $(STAMP)

demo: $(STAMP)  ## the real bot on a local page: no account, no token, no network
	$(BIN)/onrecord preview

test: $(STAMP)  ## every test
	$(BIN)/python -m pytest --numprocesses auto

check: $(STAMP)  ## lint, format, types, direction of imports, the corpus
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/onrecord check seeds

compiled: $(STAMP)  ## a wheel whose extraction is compiled, and an environment with it; needs a C compiler and some minutes
	rm -rf $(COMPILED)
	HATCH_BUILD_HOOK_ENABLE_MYPYC=true PIP_CONSTRAINT=constraints.txt $(BIN)/python -m build --outdir $(COMPILED)
	$(PYTHON) -m venv $(COMPILED)/environment
	PIP_CONSTRAINT=constraints.txt $(COMPILED)/environment/bin/python -m pip install --quiet --disable-pip-version-check $(COMPILED)/*.whl psutil

format: $(STAMP)  ## rewrites the code in the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

facts: $(STAMP)  ## extracts the corpus again, shows fact by fact how that differs from what was reviewed, and marks it
	$(BIN)/onrecord evaluate seeds --diff --mark

documents: $(STAMP)  ## writes into README and docs/ what the commands that they show print now
	$(BIN)/python tests/test_readme.py

bench: $(STAMP)  ## prints the tables that README quotes
	$(BIN)/python benchmarks/interactions.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
