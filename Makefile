# Youju: `make demo` opens the desk; `make help` lists the rest.
# Everything is made inside this folder (.venv, .youju), but for the models, which go where
# `youju setup` says. A stamp file is written last, so whatever an interruption left undone is done
# again by the next run, and whatever is done is not.

PYTHON ?=
HOST ?= 127.0.0.1
PORT ?= 7860
DOCS ?=
ARGS ?=
TORCH_INDEX ?=

VENV := .venv
PY := $(VENV)/bin/python
YOUJU := $(PY) -m assistant
LOCAL := .youju
UNFINISHED := $(LOCAL)/venv-unfinished
PIP := $(PY) -m pip --disable-pip-version-check --require-virtualenv
GOES_ON = trap 'echo "Stopped. The next make $(MAKECMDGOALS) goes on where this one was$(KEEPS)." >&2; exit 130' INT TERM
SOUND := $(PY) -c 'import sys, pip; sys.exit(sys.prefix == sys.base_prefix)'

export DOCS HOST PORT PYTHON TORCH_INDEX

.SUFFIXES:
.DELETE_ON_ERROR:
.PHONY: help setup models demo test check bench lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile

setup: $(VENV)/installed ## make .venv and install Youju into it

models: $(VENV)/installed ## fetch and convert the default models, once
	@$(GOES_ON); $(YOUJU) setup

demo: $(VENV)/installed ## open the desk on the sample library, or on DOCS=path (HOST=, PORT=)
	@$(GOES_ON); case "$$DOCS" in \
	    '') docs=samples/documents; library=$(LOCAL)/demo ;; \
	    *) case "$$DOCS" in '~/'*) docs=$$HOME/$${DOCS#??} ;; *) docs=$$DOCS ;; esac; \
	       test -e "$$docs" || { echo "DOCS: got $$docs, and nothing is there." >&2; exit 1; }; \
	       where=$$(cd "$$docs" 2>/dev/null && pwd -P || printf '%s' "$$docs"); \
	       library=$(LOCAL)/docs-$$(printf '%s' "$$where" | cksum | cut -d' ' -f1) ;; \
	 esac; \
	 $(YOUJU) serve --host "$$HOST" --port "$$PORT" --probe && \
	 $(YOUJU) setup && \
	 $(YOUJU) add --library "$$library" "$$docs" && \
	 if test "$$docs" = samples/documents; then cp samples/examples.txt "$$library"; fi && \
	 exec $(YOUJU) serve --library "$$library" --host "$$HOST" --port "$$PORT" --open

test: $(VENV)/installed-dev models ## run the tests (ARGS="-m 'not slow and not browser'" for the quick ones)
	@$(PY) -m pytest $(ARGS)

check: $(VENV)/installed-dev ## lint, formatting, types
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

bench: $(VENV)/installed-dev models ## measure what docs/RESULTS.md claims
	@$(PY) -m benchmarks $(ARGS)

lock: $(VENV)/installed-dev ## write the lock files from what .venv holds
	@$(PY) scripts/lock.py

clean: ## remove .venv, the demo libraries and caches; the models stay
	@rm -rf $(VENV) $(LOCAL) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -prune -exec rm -rf {} +

# An environment that was made whole is kept, and of what an interrupted pip put into it all but the
# package that it was writing. What was fetched and not yet installed pip has in its cache, if any.
$(VENV)/installed: KEEPS = , and what pip keeps in its cache is not fetched again
$(VENV)/installed: requirements.lock pyproject.toml
	@set -e; $(GOES_ON); \
	 if test -e $(UNFINISHED) || ! $(SOUND) 2>/dev/null; then \
	     set -- "$$PYTHON"; \
	     test -n "$$PYTHON" || set -- python3.11 python3 python; \
	     for python do \
	         "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	         python=; \
	     done; \
	     if test -z "$$python"; then \
	         echo "Youju needs Python 3.11 or newer; none found as: $$*." >&2; \
	         echo 'Install it, or name the one to use: make PYTHON=path/to/python3.11 …' >&2; \
	         exit 1; \
	     fi; \
	     mkdir -p $(LOCAL); \
	     touch $(UNFINISHED); \
	     "$$python" -m venv --clear $(VENV); \
	     rm -f $(UNFINISHED); \
	 fi; \
	 $(PY) scripts/sweep.py; \
	 if test -n "$$TORCH_INDEX"; then \
	     $(PIP) install --index-url "$$TORCH_INDEX" $$(grep '^torch' requirements.lock) || \
	         { echo "TORCH_INDEX: got $$TORCH_INDEX, and PyTorch could not be installed from it." >&2; \
	           echo 'Give an address that can be reached and has it, or unset TORCH_INDEX.' >&2; exit 1; }; \
	 elif test "$$(uname -sm)" = 'Linux x86_64' && ! command -v nvidia-smi >/dev/null && \
	      ! $(PIP) show --quiet torch 2>/dev/null; then \
	     echo 'No NVIDIA card here, and a plain package index serves PyTorch for one, gigabytes larger.'; \
	     echo 'To take the build for CPUs stop now (Ctrl-C): make demo TORCH_INDEX=https://download.pytorch.org/whl/cpu'; \
	 fi; \
	 echo 'Installing takes some minutes, and pip is silent for the last of them.'; \
	 $(PIP) install -r requirements.lock; \
	 $(PIP) install --no-deps --no-build-isolation -e .; \
	 touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	@$(PIP) install -r requirements-dev.lock
	@touch $@
