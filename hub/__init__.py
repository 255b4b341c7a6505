"""The city hub: answers the terminals, remembers what it accepted, asks the platform behind it."""
