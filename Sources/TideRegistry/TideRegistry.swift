// TideRegistry: see docs/architecture.md.
