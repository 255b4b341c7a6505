"""The composition root and the command line: knows every concrete class; nobody imports it."""
