"""The pure machine: events in, commands out, one page now (design.md §1.2)."""
