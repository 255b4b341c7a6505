"""Arabic numerals to Chinese characters, so that no engine ever sees a digit.

Pure; the rules are those of accessibility.md 4.4. Engines read 1234.56 as a decimal and an ID
number by threes; these rules do not.
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_MEASURES = (*"个条项张次件份家位种笔步天年元角秒人岁页遍点周户处行倍", "分钟", "小时")
_LABELS = ("号", "号码", "电话", "拨打", "热线", "编号")
"""Words after which digits are a number to dial or copy, not a quantity."""
_HALVES = ("凌晨", "上午", "中午", "下午", "晚上")
_LONGEST_QUANTITY = 4
"""Digits; a longer run in free text is a number to dial or copy."""

_NUMERAL = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2})(?!\d)"
    r"|(?P<time>\d{1,2}:\d{2})(?![\d:])"
    r"|(?P<money>[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?) ?元"
    r"|(?P<percent>\d+(?:\.\d+)?)[%％]"
    r"|(?P<decimal>\d+\.\d+)"
    r"|(?P<code>[A-Za-z]+[\-A-Za-z]*\d[\-A-Za-z0-9]*|\d+(?=[A-Za-z]))"
    r"|(?P<digits>\d+)"
)
_SPAN = re.compile(r"(?<=\d)[–—~～](?=\d)")
"""From one number to another: 9:00–17:00."""
_WIDE = {ord("０") + n: ord("0") + n for n in range(10)} | {ord("："): ":"}


def digits(text: str) -> str:
    """Each digit by its name, in order; all else stays."""
    return "".join(DIGITS[int(c)] if c.isdecimal() else c for c in text)


def integer(n: int) -> str:
    """A whole number below 10^16: 两 before 千, 万 and 亿, 二 in 十 and 百 and at the end."""
    if n < 0:
        return f"负{integer(-n)}"
    if n == 0:
        return "零"
    words = ""
    gap = False
    for power in range(3, -1, -1):
        group = n // 10_000**power % 10_000
        if group:
            zero = words and (gap or group < 1000)
            words += ("零" if zero else "") + _group(group, power, first=not words)
        gap = not group
    return words


def _group(group: int, power: int, *, first: bool) -> str:
    """Up to four digits with the name of their group."""
    if group == 2 and power:
        return f"两{_GROUPS[power]}"
    words = ""
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit:
            name = "两" if digit == 2 and place == 3 else DIGITS[digit]
            words += name + _PLACES[place]
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零")
    short = first and words.startswith("一十")
    return (words[1:] if short else words) + _GROUPS[power]


def counted(n: int, before: str = "", after: str = "") -> str:
    """A quantity between the words beside it: 两条, 第二步, 二月, 十二个."""
    two = n == 2 and after.startswith(_MEASURES) and not before.endswith("第")
    return "两" if two else integer(n)


def money(amount: Decimal) -> str:
    """Yuan with two decimals: 一千元零五分, 负五角. Never 点."""
    fen = int(abs(amount).scaleb(2).to_integral_value())
    yuan, jiao, fen = fen // 100, fen // 10 % 10, fen % 10
    words = f"{counted(yuan, after='元')}元" if yuan or not (jiao or fen) else ""
    if jiao:
        words += f"{counted(jiao, after='角')}角"
    if fen:
        words += ("零" if words and not jiao else "") + ("两" if fen == 2 else DIGITS[fen]) + "分"
    return f"负{words}" if amount < 0 and words != "零元" else words


def day(year: int | None, month: int, day_of_month: int) -> str:
    """二零二六年十一月二日; without a year, month and day alone."""
    words = f"{integer(month)}月{integer(day_of_month)}日"
    return f"{digits(str(year))}年{words}" if year else words


def moment(hour: int, minute: int) -> str:
    """下午三点零五分, 上午十点整, 凌晨五点整; 凌晨零点十分."""
    half = "凌晨" if hour < 6 else "上午" if hour < 12 else "下午" if hour < 18 else "晚上"
    clock = counted((hour - 1) % 12 + 1 if hour else 0, after="点")
    if not minute:
        return f"{half}{clock}点整"
    return f"{half}{clock}点{'零' if minute < 10 else ''}{integer(minute)}分"


def characters(text: str) -> str:
    """Free text with every numeral in characters; letters stay."""
    if not re.search(r"\d", text):
        return text
    return _NUMERAL.sub(_numeral, _SPAN.sub("到", text.translate(_WIDE)))


def _numeral(match: re.Match[str]) -> str:
    kind, raw = match.lastgroup or "", match[0]
    before, after = match.string[: match.start()], match.string[match.end() :]
    if kind == "date":
        year, month, on = map(int, raw.split("-"))
        return day(year, month, on)
    if kind == "time":
        hour, minute = map(int, raw.split(":"))
        return _clock(moment(hour % 24, minute), before)
    if kind == "money":
        return money(Decimal(match[kind].replace(",", "").replace("−", "-")))
    if kind in ("percent", "decimal"):
        number = _decimal(match[kind])
        return f"百分之{number}" if kind == "percent" else number
    if kind == "digits" and _quantity(raw, before, after):
        return counted(int(raw), before, after)
    return digits(raw.replace("-", " "))


def _clock(words: str, before: str) -> str:
    """Without its own half of the day where the text names one: 下午 3:05."""
    return words[2:] if before.rstrip().endswith(_HALVES) else words


def _decimal(number: str) -> str:
    whole, _, part = number.partition(".")
    return integer(int(whole)) + (f"点{digits(part)}" if part else "")


def _quantity(raw: str, before: str, after: str) -> bool:
    """Whether a run of digits says how many, rather than which."""
    if len(raw) > _LONGEST_QUANTITY or (raw[0] == "0" and len(raw) > 1):
        return False
    year = len(raw) == 4 and after.startswith("年")
    return not (year or after.startswith("室") or before.endswith(_LABELS))
