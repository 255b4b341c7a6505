"""Makes the table of characters by syllable, for text that is chosen and never typed.

A line is a syllable (without tone, ü written v), a TAB and its characters, the likely ones first:
words of addresses, then the first level of GB 2312, then the second, then what only area names
have. Among equals those come first for which the syllable is the usual reading, then those that
stand in more area names and more phrases. Readings and phrases come from the installed package
pypinyin (MIT), area names from `build_areas.py`. Run again, it does nothing.

    python deploy/build_pinyin.py [--areas FILE] [--out FILE]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pypinyin import Style, lazy_pinyin, pinyin
from pypinyin.phrases_dict import phrases_dict

BUILD = Path(__file__).resolve().parent.parent / "build"
ADDRESS = (
    "路街村镇区县市号楼栋单元室园苑城东南西北中省乡道巷弄里坊组社大小上下新院幢座层房门户山河江湖海"
    "桥口头前后左右花家公寓厦一二三四五六七八九十百"
)
"""Words of addresses: they stand first within their syllable, in this order."""
USUAL = {"ng": "en", "n": "en", "m": "mu", "hng": "heng"}
"""Sounds without a vowel are chosen by the syllable under which people look for them."""
AREA_WEIGHT = 20
"""One area name counts as so many phrases."""
USUAL_SHARE = 4
"""A reading is usual too with one of so many places where its character stands: 厦 in 厦门."""


def level(first: int, last: int) -> Iterator[str]:
    """The characters of these rows of GB 2312; a few places of a row are empty."""
    for row in range(first, last + 1):
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", "ignore")


def syllable(read: str) -> str:
    return USUAL.get(read, read)


def readings(character: str) -> list[str]:
    """Its syllables, the usual one first."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False, errors="ignore")
    return list(dict.fromkeys(map(syllable, found[0]))) if found else []


def weights(names: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often a character stands with this reading in area names and in phrases."""
    counted: Counter[tuple[str, str]] = Counter()
    for name in names:
        reads = map(syllable, lazy_pinyin(name, v_to_u=False))
        counted.update(dict.fromkeys(zip(name, reads, strict=False), AREA_WEIGHT))
    for phrase in phrases_dict:
        counted.update(zip(phrase, map(syllable, lazy_pinyin(phrase, v_to_u=False)), strict=False))
    return counted


def table(names: Iterable[str]) -> Mapping[str, str]:
    """Every syllable in order, with its characters in theirs."""
    names = tuple(names)
    weight = weights(names)
    tiers = (level(0xB0, 0xD7), level(0xD8, 0xF7), sorted(set("".join(names))))
    rank = {c: (n, i) for n, tier in reversed(list(enumerate(tiers))) for i, c in enumerate(tier)}
    found: dict[str, list[tuple[tuple[int, ...], str]]] = {}
    for character, (tier, place) in rank.items():
        reads = readings(character)
        often = sum(weight[character, read] for read in reads) / USUAL_SHARE
        for read in reads:
            rare = read != reads[0] and weight[character, read] <= often
            first = ADDRESS.index(character) if character in ADDRESS and not rare else len(ADDRESS)
            order = (first, tier, rare, -weight[character, read], place)
            found.setdefault(read, []).append((order, character))
    return {read: "".join(c for _, c in sorted(found[read])) for read in sorted(found)}


def names_of(areas: Path) -> list[str]:
    return [line.split("\t")[1] for line in areas.read_text("utf-8").splitlines()]


def fresh(out: Path, areas: Path) -> bool:
    """Whether the table is newer than what it is made of: it takes seconds to make."""
    sources = (areas, Path(__file__))
    return out.exists() and out.stat().st_mtime >= max(s.stat().st_mtime for s in sources)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the table of characters by syllable.")
    parser.add_argument("--areas", type=Path, default=BUILD / "areas.tsv")
    parser.add_argument("--out", type=Path, default=BUILD / "pinyin.tsv")
    options = parser.parse_args()
    try:
        if not fresh(options.out, options.areas):
            rows = table(names_of(options.areas))
            part = options.out.with_suffix(".part")
            part.write_text("".join(f"{read}\t{chars}\n" for read, chars in rows.items()), "utf-8")
            part.rename(options.out)
    except OSError as error:
        print(f"build_pinyin: {error}", file=sys.stderr)
        return 1
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
