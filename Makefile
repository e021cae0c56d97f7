# make       sets up .venv (Python 3.11 or later is all it needs) and builds the graph of seeds/ into build/
# make test  judges style, types and behaviour
# make wheel builds the package into dist/
# make lock  renews .ci/constraints.txt, the versions that all of this installs

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
RUN := .venv/bin
PIP := $(RUN)/python -m pip --disable-pip-version-check
LOCK := .ci/constraints.txt
QUICK := $(if $(CI),,-m "not slow")

.PHONY: all test wheel lock clean

all: .venv/installed
	$(RUN)/kg build seeds -o build

test: .venv/tested
	$(RUN)/ruff check
	$(RUN)/mypy
	$(RUN)/pytest $(QUICK)

wheel: .venv/tested
	$(RUN)/python -m hatchling build -t wheel

lock:
	rm -rf dist/lock && $(PYTHON) -m venv dist/lock
	dist/lock/bin/pip install --quiet --upgrade 'pip>=25.1'
	dist/lock/bin/pip install --quiet . --group test --group lint --group type
	{ head -n 1 $(LOCK); dist/lock/bin/pip freeze --exclude pip --exclude setuptools --exclude kg-zh | sort -f; } > dist/lock/new
	mv dist/lock/new $(LOCK) && rm -rf dist/lock

clean:
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later on the path; install one, or say make PYTHON=/where/it/is"; exit 4; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo "make: $(PYTHON) cannot make an environment; on Debian: apt-get install python3-venv"; exit 4; }

# pip before 25.1 knows no dependency groups
.venv/pip: | .venv/bin/python
	$(RUN)/python -c 'import sys, pip; sys.exit(tuple(map(int, pip.__version__.split(".")[:2])) < (25, 1))' \
		|| $(PIP) install --quiet --upgrade 'pip>=25.1'
	@touch $@

.venv/installed: pyproject.toml $(LOCK) | .venv/pip
	@echo "Installing kg and what it needs into .venv (about 160 MB; once) ..."
	$(PIP) install --quiet --constraint $(LOCK) --editable .
	@touch $@

.venv/tested: .venv/installed
	$(PIP) install --quiet --constraint $(LOCK) --group test --group lint --group type
	@touch $@
