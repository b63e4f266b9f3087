// TideDecision: see docs/architecture.md.
