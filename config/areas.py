"""Areas of GB/T 2260: provinces, their cities, their counties. Made by `deploy/build_areas.py`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).resolve().parent.parent / "build" / "areas.tsv"

LONG_PEOPLES = (
    "蒙古|维吾尔|布依|朝鲜|土家|哈尼|哈萨克|傈僳|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南"
    "|仡佬|锡伯|普米|塔吉克|裕固|保安|独龙"
)
"""Names of them leave out 族: 新疆维吾尔自治区."""
PEOPLES = f"(?:(?:{LONG_PEOPLES})族?|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒各]族)"
SELF_GOVERNED = f"(.{{2,}}?)族?{PEOPLES}*自治[区州县旗]"
DISTRICT = f"(.{{2,}}?){PEOPLES}+(区)"
ENDED = "(.{2,})(?:省|地区|盟|特别行政区)"
CITY = "(.{2,})市"
CLEARER = {"210521": "本溪县", "210921": "阜新县", "632324": "河南县", "632500": "海南州"}
"""Short names of those that would be called like their city, or like a province."""


class Areas:
    """All areas of one edition; immutable, read from any thread.

    A code has six digits: two of the province, two of the city, two of the county. Municipalities
    have no city between (`110101` lies in `110000`), nor have the few counties that a province
    governs itself (`429004` in `420000`).
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names: Mapping[str, str] = MappingProxyType(dict(names))

    def __contains__(self, code: str) -> bool:
        return code in self.names

    def name(self, code: str) -> str:
        """The area's own name, "" of one that is not listed."""
        return self.names.get(code, "")

    def short(self, code: str) -> str:
        """As people say it beside its neighbours: 浙江, 杭州, 积石山; districts and counties keep
        their ending, and so does what else would be called like a neighbour or the area above.
        """
        short = CLEARER.get(code) or self._bare(code)
        above = self.parent(code)
        others = {self._bare(near) for near in self.children(above) if near != code}
        return self.name(code) if short in {*others, self._bare(above)} else short

    def _bare(self, code: str) -> str:
        return bare(self.name(code), of_province=self.parent(code)[2:] in ("", "0000"))

    def nearest(self, code: str) -> str:
        """The code itself, else the listed city or province that it begins with, else ""."""
        cut = (code[:digits].ljust(6, "0") for digits in (6, 4, 2))
        return next((found for found in cut if found in self.names), "")

    def parent(self, code: str) -> str:
        """The listed area in which it lies, "" of a province; the code need not be listed."""
        cut = (code[:digits].ljust(6, "0") for digits in (4, 2))
        return next((found for found in cut if found in self.names and found != code), "")

    def children(self, code: str) -> tuple[str, ...]:
        """The areas that lie in it, in the order of their codes; in "" lie the provinces."""
        return self._below.get(code, ())

    @cached_property
    def _below(self) -> Mapping[str, tuple[str, ...]]:
        """Made when it is first asked for: a list is opened in a form, not by the first page."""
        below: dict[str, list[str]] = {}
        for code in sorted(self.names):
            below.setdefault(self.parent(code), []).append(code)
        return {code: tuple(children) for code, children in below.items()}

    def path(self, code: str) -> tuple[str, ...]:
        """The codes from its province down to the area itself; () of one that is not listed."""
        if code not in self.names:
            return ()
        return (*self.path(self.parent(code)), code)

    def full_name(self, code: str) -> str:
        """福建省福州市: the names of its path; one that begins with the name above says both."""
        full = above = ""
        for name in map(self.name, self.path(code)):
            full = full.removesuffix(above) + name if name.startswith(above) else full + name
            above = name
        return full


@cache
def bare(name: str, *, of_province: bool) -> str:
    """Without its ending and its peoples; of a city that lies in a city the ending is its name."""
    rules = (SELF_GOVERNED, DISTRICT, *((ENDED, CITY) if of_province else ()))
    found = next((match for rule in rules if (match := re.fullmatch(rule, name))), None)
    return "".join(found.groups()) if found else name


def read(path: Path = FILE) -> dict[str, str]:
    """The names by code; raises OSError where `make ready` never ran."""
    lines = path.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def load(path: Path = FILE) -> Areas:
    """One for all who ask. Raises what `read` raises."""
    return Areas(read(path))
