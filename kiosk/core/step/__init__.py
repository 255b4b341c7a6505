"""The steps of an item: one module a kind, and the engine that moves between them."""
