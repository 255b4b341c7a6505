"""What goes in as a ticket comes out of a printer as the same text, within the paper."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devices.port import Align, Feed, Qr, Rule, Text, Ticket, cells
from devices.receipt_printer.codec import encode
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import Charset, PrinterProfile, holds, printer_profile
from devices.receipt_printer.slips import Event

profiles = st.builds(
    lambda model, charset, qr: printer_profile(model, {"charset": charset, "qr": qr}),
    st.sampled_from(["escpos-58", "escpos-80"]),
    st.sampled_from(list(Charset)),
    st.sampled_from(["native", "picture"]),
)
printable = st.text(
    st.one_of(st.characters(min_codepoint=32, max_codepoint=126), st.sampled_from("余额账户元·，")),
    min_size=1,
    max_size=60,
)
lines = st.builds(
    Text, printable, st.sampled_from([1, 2]), st.sampled_from(list(Align)), st.booleans()
)
wild = st.builds(Text, st.text(max_size=30), st.sampled_from([1, 2]))
anything = st.one_of(
    lines, wild, st.builds(Qr, st.text(max_size=80)), st.just(Rule()), st.just(Feed())
)
quick = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(parts=st.lists(lines, max_size=6), profile=profiles)
def test_text_comes_out_as_it_went_in(
    parts: list[Text], profile: PrinterProfile, glyphs: Glyphs, printed: Callable[..., list[Event]]
) -> None:
    events = printed(encode(Ticket(tuple(parts)), profile, glyphs), profile)
    said = "".join(event["text"] for event in events if event["kind"] == "text")
    assert said == "".join(part.text for part in parts)


@quick
@given(parts=st.lists(anything, max_size=6), profile=profiles)
def test_no_line_is_wider_than_the_paper(
    parts: list[Text], profile: PrinterProfile, glyphs: Glyphs, printed: Callable[..., list[Event]]
) -> None:
    events = printed(encode(Ticket(tuple(parts)), profile, glyphs), profile)
    assert not [event for event in events if event["kind"] in ("wrapped", "qr_refused")]
    for event in events:
        match event["kind"]:
            case "text":
                assert cells(event["text"]) * event["width"] <= profile.columns
            case "image":
                assert event["width"] == profile.dots
            case "qr":
                assert event["dots"] <= profile.dots


@quick
@given(parts=st.lists(anything, max_size=4), profile=profiles)
def test_no_job_holds_a_real_time_command(
    parts: list[Text], profile: PrinterProfile, glyphs: Glyphs
) -> None:
    job = encode(Ticket(tuple(parts)), profile, glyphs)
    assert re.search(rb"\x10[\x04\x05\x14]", job) is None


@given(char=st.characters(exclude_categories=("Cs",)), charset=st.sampled_from(list(Charset)))
def test_what_a_set_holds_has_a_code_of_its_length(char: str, charset: Charset) -> None:
    code = char.encode("gb18030")
    longest = 4 if charset is Charset.GB18030_4 else 2
    assert not holds(charset, char) or len(code) <= longest
