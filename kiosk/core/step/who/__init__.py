"""Whose business it is: credentials, agents, relations."""
