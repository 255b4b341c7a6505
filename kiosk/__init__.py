"""The terminal without a screen: a pure core, and the shell that performs its commands."""
