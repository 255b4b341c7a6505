"""What the hub answered: lookup, result, rows, slips."""
