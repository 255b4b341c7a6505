"""The configuration that a command was given, checked whole."""

from __future__ import annotations

import argparse

from app.plan import Plan, plan


def planned(options: argparse.Namespace) -> Plan:
    """Raises Faulty, which `main` words."""
    return plan(options.config)
