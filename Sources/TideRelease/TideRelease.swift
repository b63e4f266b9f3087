// TideRelease: see docs/architecture.md.
