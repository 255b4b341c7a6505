"""A lamp that guides to a slot: made up, to see what a new family costs."""
