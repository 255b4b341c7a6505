"""One visit, or the lack of one, as it is told afterwards."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from app.cli.exits import Exit


@dataclass(frozen=True, slots=True)
class Played:
    """An item in an acting, played to its end; else `differences` says what came between."""

    item: str
    acting: str
    people: tuple[str, ...] = ()
    """The principal, then the agent, by the ids of the sandbox."""
    touches: int = 0
    """Fingers that came down, strokes of the signature among them."""
    seconds: float = 0.0
    operations: tuple[str, ...] = ()
    """What the terminal sent to the hub, but for its sign-in."""
    differences: tuple[str, ...] = ()
    code: Exit = Exit.DONE

    @property
    def same(self) -> bool:
        """Whether record, slip and page say the same."""
        return not self.differences

    def line(self) -> dict[str, Any]:
        """As it is printed with `--json`."""
        fields = asdict(self)
        del fields["code"]
        return {**fields, "same": self.same}

    def plain(self) -> str:
        """As it is printed without."""
        names = f"{self.item} {self.acting}"
        if not self.same:
            return f"{names}: " + "; ".join(self.differences)
        told = f"{self.touches} touches, {self.seconds} s, {' '.join(self.operations)}"
        return f"{names}: record = slip = page; {told}"


def different(item: str, acting: str, *why: str, code: Exit = Exit.FAILED) -> Played:
    """One that did not come to its end."""
    return Played(item, acting, differences=why, code=code)
