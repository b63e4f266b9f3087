// TideDisclosure: see docs/architecture.md.
