"""Service items as frozen data. `model.item.loader` reads them from one TOML file each."""

from model.item.field import Ask, Field, FieldKind
from model.item.model import Acting, Call, Catalogue, Flow, Item, Pick, Result
from model.item.paths import Source

__all__ = [
    "Acting",
    "Ask",
    "Call",
    "Catalogue",
    "Field",
    "FieldKind",
    "Flow",
    "Item",
    "Pick",
    "Result",
    "Source",
]
