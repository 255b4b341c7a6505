"""The shapes of numbers. Those that may be logged cannot be an ID number (domain.md 6)."""

from __future__ import annotations

import re

REFERENCE = re.compile(r"(?!.*\d{15})[A-Za-z0-9-]{1,40}", re.ASCII)
"""A query_no, an accept_no, or another number that we give out."""
TERMINAL = re.compile(r"(?!.*\d{15})[A-Za-z0-9_-]{1,30}", re.ASCII)
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
MSGID = re.compile(r"[A-Za-z0-9]{1,30}", re.ASCII)
ITEM = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
AREA = re.compile(r"\d{6}", re.ASCII)
INSURANCE = re.compile(r"\d{3,6}", re.ASCII)
"""A code of `insutype`: pools have some of their own."""
MOBILE = re.compile(r"1[3-9][0-9]{9}", re.ASCII)
RELATION = re.compile(r"\d{1,3}", re.ASCII)
