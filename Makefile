# make demo | test | bench | soak | serve | lock. Nothing but Python (3.11 or newer) and make is needed.
PYTHON ?= python3
VENV ?= .venv
RUN = $(VENV)/bin

# Where the surroundings forbid it, each of the many processes of the tests would compile every module anew.
export PYTHONDONTWRITEBYTECODE =

.PHONY: demo test bench soak serve lock clean

demo: $(VENV)/demo.stamp
	$(RUN)/zerenqu demo $(ARGS)

test: $(VENV)/test.stamp
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/pytest -n auto --dist worksteal $(ARGS)

bench: $(VENV)/test.stamp
	$(RUN)/python -m tests.bench $(ARGS)

# The full sizes of the fault tests and their mutants: over an hour. ARGS="kill outage" chooses, ARGS=--list says what there is.
# Some need strace, faketime, nginx-light and openssl of the system, and fail with a sentence where one is missing.
soak: $(VENV)/test.stamp
	$(RUN)/python -m tests.faults $(ARGS)

serve: $(VENV)/demo.stamp
	$(RUN)/zerenqu serve $(ARGS)

# The hashed lists, without any address. Needs uv; only whoever changes a dependency needs this.
lock:
	uv lock --upgrade
	uv export --quiet --no-header --no-emit-project --format requirements-txt --no-dev --extra postgres --group build -o requirements.txt
	uv export --quiet --no-header --no-emit-project --format requirements-txt --extra postgres --group build -o tests/requirements.txt

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本（可用 make PYTHON=/path/to/python3.12 指定）"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: $(VENV)/bin/python requirements.txt pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/demo.stamp tests/requirements.txt
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	@touch $@
