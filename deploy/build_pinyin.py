"""Makes the table of characters by syllable, for text that is chosen and never typed.

A line is a syllable (without tone, ü written v), its characters, and for each of them a word by
which it is told apart by ear, parted by TABs; words by spaces, `-` where there is none.

The likely characters come first: words of addresses, then the first level of GB 2312, then the
second, then what only area names have. Among equals those come first for which the syllable is
the usual reading, then those that stand in more area names and more phrases.

A word has this character in this reading: 市, 城市; of a rare reading without one, in the usual
reading. It stands in `words.txt`, or is an area's name or a phrase, short and of usual characters.
No two of one syllable sound alike: 公式 and 公事.

Readings and phrases come from the installed package pypinyin (MIT), mended as for the voice, area
names from `build_areas.py`. Run again, it does nothing.

    python deploy/build_pinyin.py [--areas FILE] [--out FILE]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from pypinyin import Style, lazy_pinyin, load_phrases_dict, pinyin
from pypinyin.phrases_dict import phrases_dict

from accessibility.speech import lexicon
from deploy.whole import whole

WORDS = Path(__file__).with_name("words.txt")
HOME = Path(__file__).resolve().parent.parent
BUILD = HOME / "build"
LOCK = HOME / "requirements.lock"
"""Says which pypinyin it is."""
LEXICON = lexicon.FILE
"""What the voice reads otherwise than pypinyin: a word must sound as it was found."""
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
NONE = "-"
"""In the place of a word."""
LONGEST = 4
"""Characters of a word."""
UNKIND = frozenset("死尸丧葬墓坟棺杀奸妓嫖淫赌毒贼匪屁屎尿癌")
"""What a word has only where there is no other."""


def level(first: int, last: int) -> Iterator[str]:
    """The characters of these rows of GB 2312; a few places of a row are empty."""
    for row in range(first, last + 1):
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", "ignore")


def syllable(read: str) -> str:
    """As people look for it, where books spell it otherwise."""
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


def learn() -> None:
    """Readings as the voice has them."""
    mended = lexicon.load(LEXICON)
    words = {**mended.words, **mended.places}
    load_phrases_dict({word: [[s] for s in read.split()] for word, read in words.items()})


def sound(words: str) -> list[str]:
    """Its syllables with their tones."""
    return lazy_pinyin(words, Style.TONE3, v_to_u=False, neutral_tone_with_five=True)


def words_by_reading(names: Iterable[str]) -> Mapping[tuple[str, str], Sequence[str]]:
    """The words of every character in every syllable, the best first."""
    lines = WORDS.read_text("utf-8").splitlines()
    listed = [word for line in lines if not line.startswith("#") for word in line.split()]
    places = (name[:-1] for name in names)
    short = (w for w in (*places, *phrases_dict) if 2 <= len(w) <= LONGEST and w.isalpha())
    phrases = sorted(set(short) - set(listed), key=_order())
    found: dict[tuple[str, str], list[str]] = {}
    for word in (*listed, *phrases):
        reads = map(syllable, lazy_pinyin(word, v_to_u=False))
        for own in dict.fromkeys(zip(word, reads, strict=False)):
            found.setdefault(own, []).append(word)
    return found


def _order() -> Callable[[str], tuple[object, ...]]:
    """Short words of usual characters, in many phrases and of characters of many phrases, first."""
    usual = frozenset(level(0xB0, 0xD7))
    often = Counter(c for phrase in phrases_dict for c in set(phrase))
    inside = Counter(a + b for phrase in phrases_dict for a, b in pairwise(phrase))

    def order(word: str) -> tuple[object, ...]:
        strange = sum(c not in usual for c in word)
        return (
            not UNKIND.isdisjoint(word),
            len(word),
            strange,
            -inside[word[:2]],
            -min(often[c] for c in word),
            word,
        )

    return order


def told_apart(
    read: str, characters: str, words: Mapping[tuple[str, str], Sequence[str]]
) -> Iterator[str]:
    """A word for each character of a syllable; those that come first choose first. Where none has
    it in this reading, one in its usual reading tells which character it is.
    """
    taken: set[tuple[str, ...]] = set()
    for character in characters:
        other = words.get((character, readings(character)[0]), ())
        for word in (*words.get((character, read), ()), *other):
            heard = sound(word)
            told = (*heard, heard[word.rindex(character)])
            if told not in taken:
                taken.add(told)
                yield word
                break
        else:
            yield NONE


def lines(names: Sequence[str]) -> Iterator[str]:
    """One a syllable, TAB-separated: the syllable, its characters, words that tell those apart."""
    learn()
    words = words_by_reading(names)
    for read, characters in table(names).items():
        yield "\t".join((read, characters, " ".join(told_apart(read, characters, words))))


def names_of(areas: Path) -> list[str]:
    """Names out of the list that `build_areas` writes."""
    return [line.split("\t")[1] for line in areas.read_text("utf-8").splitlines()]


def fresh(out: Path, areas: Path) -> bool:
    """Whether the table is newer than what it is made of: it takes seconds to make."""
    sources = (areas, WORDS, LEXICON, LOCK, Path(__file__))
    return out.exists() and out.stat().st_mtime >= max(s.stat().st_mtime for s in sources)


def main() -> int:
    """Writes the table where it is older than the list of areas; prints where."""
    parser = argparse.ArgumentParser(description="Make the table of characters by syllable.")
    parser.add_argument("--areas", type=Path, default=BUILD / "areas.tsv")
    parser.add_argument("--out", type=Path, default=BUILD / "pinyin.tsv")
    options = parser.parse_args()
    try:
        if not fresh(options.out, options.areas):
            rows = lines(names_of(options.areas))
            with whole(options.out) as part:
                part.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    except OSError as error:
        print(f"build_pinyin: {error}", file=sys.stderr)
        return 1
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
