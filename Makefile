# Evenhand. `make demo` shows it, `make test` proves it. The work is done by the small scripts in setup/.
PORT ?= 8000
PYTHON_HERE := setup/python
BIN := .venv/bin

.PHONY: help .venv static demo check test test-turn test-long mutants bench packs messages lint audit locks clean

help: ## Say what each target does
	@sed -n 's/^\([.a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

.venv: ## Make the environment, with all that running, testing and linting need
	@$(PYTHON_HERE) setup/environment.py run test

static: ## Build the static files and the fonts from npm into build/
	@$(PYTHON_HERE) setup/build_static.py

demo: ## Make the demo and serve it on 127.0.0.1 (PORT=8000)
	@PORT=$(PORT) $(PYTHON_HERE) setup/run_demo.py

check: .venv static ## Run the linters, then the tests that need no database, browser or process: before each push
	@$(PYTHON_HERE) setup/run_lint.py
	@$(BIN)/python setup/run_tests.py pure

test: .venv static ## Run what each commit is tried by, or a file or a test alone: ONE=tests/...
	@$(BIN)/python setup/run_tests.py $(ONE)

test-turn: .venv static ## Run what one commit in six adds; POLICY=octavia, else chosen by the commit's hash
	@$(BIN)/python setup/run_tests.py turn $(POLICY)

test-long: .venv static ## Run every test on both databases, with a thousand mutations and longer searches
	@$(BIN)/python setup/run_tests.py long

mutants: .venv ## Take each clause's answers out in turn: some test of that clause must fail
	@$(BIN)/python -m tests.mutants

bench: static ## CPU and counts beside peers and limits (OTHER=path or revision: beside that build; BUSY=6, CASES=1000)
	@$(PYTHON_HERE) setup/environment.py run test bench
	@PYTHONPATH=.:src $(BIN)/python -m bench $(OTHER:%=--other %) $(BUSY:%=--busy %) $(CASES:%=--cases %)

packs: .venv ## Compile the product's packs, and note each version's hash
	@$(BIN)/python -m evenhand.policy.pack.release

messages: .venv ## Gather the words of pages and forms for translators (needs gettext)
	@$(BIN)/python setup/make_messages.py

lint: .venv ## Style, types, layers, templates, dependencies
	@$(PYTHON_HERE) setup/run_lint.py

audit: .venv ## List what Evenhand runs with (build/sbom.json), its licences, and known weaknesses
	@$(PYTHON_HERE) setup/audit_dependencies.py

locks: ## Work the locks out again from locks/*.in (needs uv)
	@sh setup/make_locks

clean: ## Remove everything that was built
	rm -rf .venv build node_modules var
