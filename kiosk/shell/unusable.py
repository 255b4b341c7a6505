"""Why nothing can be kept; light, since the command line catches it before anything is loaded."""

from __future__ import annotations


class Unusable(Exception):
    """The journal cannot be opened, and setting it aside would not help: rights, disk, version."""


class Busy(Unusable):
    """Another process has this journal open for writing."""
