"""Service items as frozen data: read from one TOML file each, checked whole before any is used."""

from model.item.model import (
    Acting,
    Ask,
    Call,
    Catalogue,
    Field,
    FieldType,
    Item,
    Pick,
    Result,
    Source,
)
from model.item.parse import load, parse

__all__ = [
    "Acting",
    "Ask",
    "Call",
    "Catalogue",
    "Field",
    "FieldType",
    "Item",
    "Pick",
    "Result",
    "Source",
    "load",
    "parse",
]
