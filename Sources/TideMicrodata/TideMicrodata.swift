// TideMicrodata: see docs/architecture.md.
