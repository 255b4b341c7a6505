"""The interface between terminal and hub: envelope, operations, codes. One definition for both.

Plain frozen dataclasses; only `wire.codec` knows JSON and pydantic. Field names are the
interface's own (domain.md 3, 4 and 6), spelled as it spells them.
"""
