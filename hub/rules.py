"""What a deployment decides of submissions, and what the catalogue of items says of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from config import areas, deployment_files
from config.areas import Areas
from config.fault import Faulty
from config.pool import PoolRules
from hub.words import texts
from model.item import Acting, Catalogue, Item
from model.item.loader import load
from model.item.pool import rule_faults


@dataclass(frozen=True, slots=True)
class Rules:
    """`public_url` is where residents' telephones reach this hub, without a slash at its end;
    `places` are the known areas.
    """

    catalogue: Catalogue
    places: Areas
    pool: PoolRules
    public_url: str = ""

    def item(self, item_id: str, op: str, acting: str) -> Item | None:
        """The item that hands in by this operation for those who act so; None for no such.

        A guardian may do what an agent may, so the commitments say who acts, not `acting`.
        """
        item = self.catalogue.items.get(item_id)
        if item is None or item.submit is None or item.submit.op != op:
            return None
        return item if acting in item.commitments else None

    def group(self, item_id: str) -> str:
        """What a relation's scope is made of, "" for no such item."""
        item = self.catalogue.items.get(item_id)
        return item.group if item else ""

    @property
    def groups(self) -> frozenset[str]:
        """Those in which somebody alone may act for another."""
        items = self.catalogue.items.values()
        return frozenset(item.group for item in items if Acting.AGENT in item.acting)

    @property
    def entrusting(self) -> frozenset[str]:
        """The items by which somebody becomes an agent: to register is no use of a relation."""
        items = self.catalogue.items.values()
        return frozenset(item.id for item in items if item.entrusts)

    def page_url(self, accept_no: str, check_code: str) -> str:
        """The public page of a number: what a slip's code opens."""
        return f"{self.public_url}/p/{quote(accept_no)}?c={quote(check_code)}"


def read(public_url: str = "", file: Path | None = None) -> Rules:
    """From the files of this deployment; `file` has the rules of its pool where it is not the one
    that is shipped. Raises Faulty, or OSError where no areas were made.
    """
    deployed = deployment_files.load(file)
    catalogue = load(texts(), (), deployed)
    wrong = rule_faults(catalogue, deployed.pool, texts(), file.name if file else "rules")
    if wrong:
        raise Faulty(wrong)
    return Rules(catalogue, areas.load(), deployed.pool, public_url.rstrip("/"))
