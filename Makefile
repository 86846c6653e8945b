# Two commands: `make demo` and `make test`. Each sets up what it needs in .venv, from a machine with Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

export WATCH

.PHONY: help demo test format bench pictures lock clean

# The browser of the page's tests: Debian's, if this is root on Debian or Ubuntu and there is none. Without one those tests are skipped, or fail in CI.
define BROWSER
for name in $$CHROMIUM chromium chromium-browser google-chrome-stable google-chrome; do \
	command -v "$$name" >/dev/null && exit 0; \
done; \
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium fonts-noto-color-emoji && exit 0; \
fi; \
echo "make: no Chromium was found or could be installed: the tests of the page are skipped (with CI=true they fail)" >&2
endef

help:
	@echo "make demo    see a hospital's bad afternoon in a local workspace, nothing to configure"
	@echo "             WATCH='\"Your Hospital\"' also reads public news and posts about that name"
	@echo "make test    format, lint, types, floors and every test"
	@echo "make format  let ruff format and fix what it can"
	@echo "make bench   measure; the tables of docs/performance.md"
	@echo "make pictures write the pictures of docs/images/"
	@echo "make lock    pin the requirements anew, with hashes"

demo: $(VENV)/run.stamp
	@$(BIN)/wardwatch demo $${WATCH:+--watch "$$WATCH"}

test: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@$(BROWSER)
	@echo "mypy, and beside it the tests are compiled, once for all workers"
	@$(BIN)/pytest --collect-only -q >/dev/null 2>&1 & $(BIN)/mypy; typed=$$?; wait; exit $$typed
	$(BIN)/pytest -n 3 --dist loadgroup

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.stamp
	for table in $(filter-out bench/train_% bench/screenshots.py,$(wildcard bench/*.py)); do echo "== $$table"; $(BIN)/python $$table || exit 1; done

pictures: $(VENV)/dev.stamp
	@$(BROWSER)
	$(BIN)/python bench/screenshots.py

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet --extra build \
		--custom-compile-command "make lock" --output-file requirements.txt pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet --extra dev \
		--custom-compile-command "make lock" --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/run.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Wardwatch needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	@echo "Setting up $(VENV), once: this takes a minute or two."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Wardwatch needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
