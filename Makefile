# The commands of the README; each target says what it does, `make help` lists them.
# One release build serves demo and tests: other flags would build every dependency again.
SHELL := /bin/bash -eu -o pipefail
SWIFT_BUILD := swift build -c release
F1LAKE := .build/release/f1lake
DEMO := .demo
SOURCES := Package.swift Sources Tests
# Targets whose code gives up after some seconds: a thousand tests at once would keep it waiting longer than that.
WITH_DEADLINES := ^(GuardTests|CopilotTests|ServerTests)[.]

.DEFAULT_GOAL := help
.PHONY: help bootstrap build demo test lint format intents benchmark benchmark-dashboard clean
.PHONY: init-external ingest gold verify-gold dashboard ai health
.PHONY: up down logs install uninstall dist deb release-tag

PREFIX := /usr/local
DESTDIR :=

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-20s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

bootstrap: ## Install the native parts that the build needs
	@scripts/bootstrap

build: bootstrap ## Build f1lake
	@$(SWIFT_BUILD) --product f1lake

demo: build ## A simulated weekend, from its recorded feeds to a verified snapshot and an answer
	@rm -rf $(DEMO)
	$(F1LAKE) simulate --out $(DEMO)/origin
	$(F1LAKE) init --data-root $(DEMO)/data --allow-host-disk
	$(F1LAKE) ingest --data-root $(DEMO)/data --season 2031 --origin $(DEMO)/origin
	$(F1LAKE) build --data-root $(DEMO)/data
	$(F1LAKE) verify --data-root $(DEMO)/data
	$(F1LAKE) query --data-root $(DEMO)/data "SELECT driver, team, best_lap_time_s, is_simulated \
	  FROM gold.driver_session_summary WHERE session_code = 'Q' ORDER BY best_lap_time_s LIMIT 3"

init-external: build ## Make the data root EXTERNAL_DATA_ROOT on the external disk
	@scripts/init_external.sh

ingest: build ## Fetch what is new this year; ARGS='--season 2023 --round 1' for other sessions
	@$(F1LAKE) ingest $(or $(ARGS),--latest)

gold: build ## Build the models with real dbt on the data root of EXTERNAL_DATA_ROOT, and publish them
	@scripts/bootstrap --tests
	@root=$${EXTERNAL_DATA_ROOT:?names the data root, as in make gold EXTERNAL_DATA_ROOT=/mnt/ssd/f1}; \
	export F1_BRONZE=$${F1_BRONZE:-$$root/bronze} F1_WAREHOUSE=$${F1_WAREHOUSE:-$$root/warehouse}; \
	.deps/reference/bin/dbt build --project-dir transform --profiles-dir transform \
	  --target-path .demo/dbt/target --log-path .demo/dbt/logs; \
	$(F1LAKE) snapshots import

verify-gold: build ## Build silver and gold, run all tests and gates, publish if they agree
	@scripts/check_gold.sh

dashboard: build ## Serve the dashboard on http://127.0.0.1:8501
	@$(F1LAKE) serve $(ARGS)

ai: build ## Serve the copilot on http://127.0.0.1:8000
	@$(F1LAKE) serve ai --port 8000 $(ARGS)

health: ## Say which services answer on this machine
	@scripts/health.sh

up: ## Start dashboard and ai in containers; ARGS='--profile model' adds Ollama
	@token=$$(scripts/token.sh); docker compose $(ARGS) up --detach --build; \
	echo "dashboard: http://localhost:8501/?token=$$(head -n 1 "$$token")"

down: ## Stop the containers
	@docker compose --profile model --profile jobs down

logs: ## Follow the containers' output
	@docker compose --profile model --profile jobs logs --follow --tail 100

# Not after build: with sudo there may be no Swift.
install: ## Install what build has made below PREFIX (/usr/local), or into DESTDIR for packagers
	@scripts/install.sh install --prefix $(PREFIX) --destdir "$(DESTDIR)"

uninstall: ## Take away what install has put below PREFIX
	@scripts/install.sh uninstall --prefix $(PREFIX) --destdir "$(DESTDIR)"

dist: build ## Pack a tarball for this architecture, in dist/
	@scripts/package.sh tarball

deb: build ## Pack a Debian package for this architecture, in dist/
	@scripts/package.sh deb

release-tag: ## Tag this commit with the version that the code and CHANGELOG.md agree on
	@scripts/release_tag.sh

test: ## Check the format, build everything and run all tests: of the code, of the marts, in a browser, of what surrounds them
	@scripts/bootstrap --tests
	@$(MAKE) --no-print-directory lint
	$(SWIFT_BUILD) --build-tests
	swift test -c release --skip-build --disable-testable-imports --skip '$(WITH_DEADLINES)'
	swift test -c release --skip-build --disable-testable-imports --no-parallel --filter '$(WITH_DEADLINES)'
	F1_FUZZ_INPUTS=3000 swift test -c release --skip-build --disable-testable-imports --filter TimingTests.FuzzTests
	Tests/recorded.sh $(F1LAKE) .build/release/copilot-eval
	Tests/operations/check.sh $(F1LAKE)

lint: ## Check the format of all Swift files
	@swift format lint --strict -r -p $(SOURCES)

format: ## Rewrite all Swift files in the project's format
	@swift format -i -r -p $(SOURCES)

intents: ## Learn transform/semantic/intents.tsv anew from phrasings.tsv
	$(SWIFT_BUILD) --product copilot-train
	.build/release/copilot-train weights transform/semantic/phrasings.tsv transform/semantic/intents.tsv

benchmark: build ## Compare with FastF1 on the recorded sessions; figures are in docs/benchmarks.md
	@scripts/bootstrap --peer
	@.deps/peer/bin/python Benchmarks/ingest.py

benchmark-dashboard: build ## Compare the dashboard with Streamlit in Chromium; ARGS='--data-root DIR' for a lake that is there
	@scripts/bootstrap --streamlit
	@.deps/browser/bin/python Benchmarks/paint.py $(ARGS)

clean: ## Remove what builds and the demo have made
	@rm -rf .build $(DEMO) dist
