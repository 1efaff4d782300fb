# The commands of the project. `make render` is the main job on a fresh machine, `make test` proves everything.

PYTHON ?= python3
BIN := .venv/bin
CHECKOV := .venv-checkov/bin/checkov
JOBS ?= 4

.PHONY: render test lint format docs golden schema bench clean

render: .venv/ready $(CHECKOV)
	$(BIN)/tfgen render blueprints/fargate.yaml
	$(BIN)/tfgen scan --checkov $(CHECKOV) build/streamboard-*

test: .venv/ready-test $(CHECKOV)
	TFGEN_CHECKOV=$(CURDIR)/$(CHECKOV) $(BIN)/pytest -n $(JOBS) --dist worksteal

lint: .venv/ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy generator modules tests tools
	$(BIN)/codespell

format: .venv/ready-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: .venv/ready-test
	$(BIN)/pytest -q tests/test_roots.py -k expected --update-golden

docs: .venv/ready
	rm -f docs/reference/*.md
	for module in $$($(BIN)/tfgen list modules | sed -n 's/^  \([a-z0-9_]*\) .*/\1/p'); do \
		$(BIN)/tfgen explain $$module > docs/reference/$$module.md || exit 1; \
	done

schema: .venv/ready-test
	$(BIN)/python tools/provider_table.py

bench: .venv/ready-bench $(CHECKOV)
	.venv-bench/bin/python bench/bench.py
	TFGEN_CHECKOV=$(CURDIR)/$(CHECKOV) .venv-bench/bin/python bench/scan.py

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python setup.cfg pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/ready-test: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	touch $@

.venv/ready-bench: .venv/ready
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check copier .
	rm -rf build/lib build/bdist.*
	touch $@

$(CHECKOV): generator/checkov.py
	$(PYTHON) -m venv .venv-checkov
	.venv-checkov/bin/pip install --quiet --disable-pip-version-check checkov==$$(sed -n 's/^PIN = "\(.*\)"$$/\1/p' generator/checkov.py)
	touch $@

clean:
	rm -rf build .venv .venv-checkov .venv-bench
