"""The four layouts of devices.md 1.5, by hand and by round trip. All people are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.port import CardKind, ResidentCard
from devices.resident_id.text_block import LAYOUTS, card_of, text_block


def block(*fields: tuple[int, str]) -> bytes:
    """A block written by hand, field by field at its byte offset."""
    raw = bytearray(b"\x20\x00" * 128)
    for offset, text in fields:
        part = text.encode("utf-16-le")
        raw[offset : offset + len(part)] = part
    return bytes(raw)


RESIDENT = block(
    (0, "陈秀英"),
    (30, "2"),
    (32, "01"),
    (36, "19520307"),
    (52, "福建省福州市鼓楼区示例路1号"),
    (122, "350102195203070021"),
    (158, "福州市公安局鼓楼分局"),
    (188, "20100601"),
    (204, "长期"),
)


def card(kind: CardKind, **over: object) -> ResidentCard:
    fields: dict[str, object] = {
        "name": "陈秀英",
        "sex": "2",
        "nation": "",
        "birth": date(1952, 3, 7),
        "address": "",
        "number": "",
        "issuer": "",
        "valid_from": date(2010, 6, 1),
        "valid_to": date(2030, 6, 1),
    }
    return ResidentCard(kind=kind, **{**fields, **over})  # type: ignore[arg-type]


def test_a_resident_card() -> None:
    assert card_of(RESIDENT) == card(
        CardKind.RESIDENT,
        nation="01",
        address="福建省福州市鼓楼区示例路1号",
        number="350102195203070021",
        issuer="福州市公安局鼓楼分局",
        valid_to=None,
    )


def test_a_residence_permit_of_hong_kong_macau_or_taiwan() -> None:
    raw = block(
        (0, "陈秀英"),
        (30, "2"),
        (36, "19520307"),
        (52, "福州市"),
        (122, "810000195203070021"),
        (158, "福州市公安局"),
        (188, "20100601"),
        (204, "20300601"),
        (220, "H12345678"),
        (238, "01"),
        (248, "J"),
    )
    assert card_of(raw) == card(
        CardKind.HMT_PERMIT, address="福州市", number="810000195203070021", issuer="福州市公安局"
    )


@pytest.mark.parametrize("chinese", ["", "陈秀英"])
def test_a_foreign_permanent_resident_of_2017(chinese: str) -> None:
    raw = block(
        (0, "EXAMPLE, JANE"),
        (120, "2"),
        (122, "USA350052030701"),
        (152, "USA"),
        (158, chinese),
        (188, "20100601"),
        (204, "20300601"),
        (220, "19520307"),
        (236, "01"),
        (240, "1500"),
        (248, "I"),
    )
    expected = card(
        CardKind.FOREIGN_2017,
        name=chinese or "EXAMPLE, JANE",
        nation="USA",
        number="USA350052030701",
        issuer="1500",
    )
    assert card_of(raw) == expected


def test_a_foreign_permanent_resident_of_2023_with_a_name_in_two_parts() -> None:
    name = "EXAMPLE-WITH-A-VERY-LONG-FAMILY-NAME, JANE"
    raw = block(
        (30, "2"),
        (36, "19520307"),
        (52, name[:35]),
        (122, "935010195203070021"),
        (188, "20100601"),
        (204, "20300601"),
        (220, name[35:]),
        (242, "USA"),
        (248, "Y"),
    )
    assert card_of(raw) == card(
        CardKind.FOREIGN_2023, name=name, nation="USA", number="935010195203070021"
    )


def test_every_layout_stays_inside_the_block_and_no_fields_overlap() -> None:
    for layout in LAYOUTS.values():
        parts = sorted(part for field in (*layout.fields.values(), layout.latin) for part in field)
        ends = [start + length for start, length in parts]
        assert all(end <= start for end, (start, _) in zip(ends, parts[1:], strict=False))
        assert ends[-1] <= 248


@pytest.mark.parametrize("stored", ["", "20301", "20300231", "2030-6-1", "长", "２０３００６０１"])
def test_an_end_of_validity_that_cannot_be_read_makes_no_card(stored: str) -> None:
    raw = bytearray(RESIDENT)
    raw[204:220] = stored.ljust(8).encode("utf-16-le")
    assert card_of(bytes(raw)) is None


@pytest.mark.parametrize("stored", ["", "19521340", "0000"])
def test_a_birth_that_cannot_be_read_is_none(stored: str) -> None:
    raw = bytearray(RESIDENT)
    raw[36:52] = stored.ljust(8).encode("utf-16-le")
    found = card_of(bytes(raw))
    assert found is not None
    assert found.birth is None


def test_a_name_outside_the_first_plane_survives() -> None:
    found = card_of(text_block(card(CardKind.RESIDENT, name="𠮷㛃·䶮")))
    assert found is not None
    assert found.name == "𠮷㛃·䶮"


def test_a_field_that_does_not_fit_is_refused_not_cut() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        text_block(card(CardKind.RESIDENT, name="陈" * 16))


def texts(most: int) -> st.SearchStrategy[str]:
    letters = st.characters(codec="utf-16-le", max_codepoint=0xFFFF, exclude_characters=" \0")
    return st.text(letters, max_size=most)


@st.composite
def cards(draw: st.DrawFn) -> ResidentCard:
    """Any card, each field as long as its layout has room."""
    kind = draw(st.sampled_from(CardKind))
    fields = LAYOUTS[kind].fields
    room = {name: sum(length for _, length in parts) // 2 for name, parts in fields.items()}
    days = st.dates(min_value=date(1000, 1, 1))
    return ResidentCard(
        kind=kind,
        birth=draw(st.none() | days),
        valid_from=draw(st.none() | days),
        valid_to=draw(st.none() | days),
        **{
            name: draw(texts(room.get(name, 0)))
            for name in ("name", "sex", "nation", "address", "number", "issuer")
        },
    )


@given(cards())
def test_what_was_written_is_read(written: ResidentCard) -> None:
    assert card_of(text_block(written)) == written


@given(st.binary(min_size=256, max_size=256))
def test_no_block_raises(raw: bytes) -> None:
    found = card_of(raw)
    assert found is None or found.kind in LAYOUTS
