# Shorthands for developers; `./run` does all of it without make.
.PHONY: check build test lint format golden security security-long fuzz-long
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
security:
	./run security
security-long:
	./run security --long
fuzz-long:
	./run fuzz 1800
