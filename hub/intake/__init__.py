"""What comes in: one call from its envelope to its answer (design.md §3)."""
