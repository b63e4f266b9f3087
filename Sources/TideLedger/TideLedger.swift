// TideLedger: see docs/architecture.md.
