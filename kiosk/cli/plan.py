"""The configuration that a command was given, checked whole."""

from __future__ import annotations

import argparse

from devices import registry
from kiosk.plan import Plan, plan


def planned(options: argparse.Namespace) -> Plan:
    """Raises Faulty, which `main` words."""
    return plan(options.config, lambda chosen, file: registry.faults(chosen.devices, file))
