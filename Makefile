# Shorthands for developers; `./run` does all of it without make.
.PHONY: check build test lint format golden
check:
	./run test
build:
	swift build --explicit-target-dependency-import-check error
test:
	swift test --parallel
lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks
	.ci/check-layout.sh
format:
	swift format format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks
golden:
	-RECORD_GOLDEN=1 swift test -c release
	git diff --stat -- '*Golden*' docs/errors
