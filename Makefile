# Everything a person does with this tree. Each target installs what it needs and is missing.

BIN := .venv/bin
PIP_TOOLS := pip-tools==7.6.2

.DEFAULT_GOAL := help
.PHONY: help run test visits faults lint format docs bench gallery fonts lock licences clean ready tools

help:                   ## This list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

run: ready              ## Hub, devices and terminal in a window; without a display a query and a filing as pictures in out/
ifdef DISPLAY
	@$(BIN)/python -m app run
else
	@$(BIN)/python -m app visit
	@$(BIN)/python -m app visit --item remote_long_stay --out out/filing
endif

test: tools             ## Every test, on every core
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

visits: ready           ## Every item in every acting, played off screen: hub's record, slip and page compared
	@$(BIN)/python -m app visit --all

faults: tools           ## Kills, lossy networks and power cuts at length; `make test` has a short run
	@FAULTS=full $(BIN)/python -m pytest tests/faults

lint: tools             ## Style, types, who imports whom, and what no file may say
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/interrogate --quiet . || $(BIN)/interrogate -vv --omit-covered-files .
	@$(BIN)/python deploy/check_tree.py
	@$(BIN)/python deploy/licences.py --check
	@$(BIN)/python deploy/draw_visit.py --check

format: tools           ## Puts the source into its format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: tools             ## Draws the picture of a visit, docs/visit.svg, from the code
	@$(BIN)/python deploy/draw_visit.py

bench: ready            ## Every figure beside its peer, and whether it meets its goal
	@deploy/install-packages bench
	@deploy/install-python requirements-bench.lock
	@$(BIN)/python -m bench

gallery: ready          ## Every page in every look as a picture, in out/gallery/
	@env -u DISPLAY $(BIN)/python -m tests.journeys.pages out/gallery

fonts: ready            ## The fonts of the screens, out of Debian's package; every target does it

lock:                   ## Resolves the dependencies anew: versions and hashes, no index address
	@python3 -m venv build/lock
	@build/lock/bin/pip install --quiet $(PIP_TOOLS)
	@build/lock/bin/pip-compile $(LOCK) --extra test -o requirements.lock pyproject.toml
	@build/lock/bin/pip-compile $(LOCK) -o requirements-bench.lock bench/requirements.in

# Hashes come from the public index alone: the settings of one machine must not get into a lock.
lock: export PIP_CONFIG_FILE = /dev/null
lock: export PIP_FIND_LINKS =
LOCK := --quiet --generate-hashes --no-header --no-emit-options --strip-extras --allow-unsafe \
	--pip-args '--only-binary :all:'

licences: tools         ## Writes docs/licences.md from what is installed
	@deploy/install-python requirements-bench.lock
	@$(BIN)/python deploy/licences.py

clean:                  ## Forgets everything that was made here, the virtual environment included
	rm -rf .venv build out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

ready:
	@deploy/install-packages run
	@deploy/install-python requirements.lock
	@$(BIN)/python deploy/build_fonts.py >/dev/null
	@$(BIN)/python deploy/build_areas.py >/dev/null
	@$(BIN)/python deploy/build_pinyin.py >/dev/null

tools: ready
	@deploy/install-packages test
