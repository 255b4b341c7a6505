"""What the page does, through HTTP, with real emulators behind it."""

from __future__ import annotations

from tests.simulator.conftest import PRINTER, READER, SCANNER, Client, Rig


def test_the_page_and_what_it_needs_come_from_here(bare: Client) -> None:
    for path, kind in (
        ("/", "text/html"),
        ("/page.js", "text/javascript"),
        ("/page.css", "text/css"),
    ):
        reply = bare.get(path)
        assert (reply.status, reply.headers["Content-Type"].split(";")[0]) == (200, kind)
        assert b"//" not in reply.body.replace(b"// ", b"")  # no address of any other host
        assert "default-src 'self'" in reply.headers["Content-Security-Policy"]


def test_a_new_table(rig: Rig) -> None:
    state = rig.state()
    devices = state["devices"]
    assert {name: seen["says"] for name, seen in devices.items()} == {
        READER: "等一张卡",
        SCANNER: "灯没亮",
        PRINTER: "有纸",
    }
    assert all(seen["here"] and seen["fine"] and not seen["holds"] for seen in devices.values())
    assert state["slips"] == []


def test_the_page_is_told_every_thing_with_its_buttons(rig: Rig) -> None:
    things = rig.client.get("/things").json()["things"]
    assert [thing["device"] for thing in things] == list(rig.state()["devices"])
    for thing in things:
        verbs = {one["verb"] for switch in thing["switches"] for one in switch["choices"]}
        assert verbs >= set(rig.state()["devices"][thing["device"]]["on"]) & verbs
        assert "come_back" in verbs


def test_a_phone_is_held_up_and_taken_away(rig: Rig) -> None:
    shown = rig.client.do("give", device=SCANNER, person="chen_xiumei").json()["devices"][SCANNER]
    assert (shown["holds"], shown["person"]) == (True, "chen_xiumei")
    assert rig.scanner.remote.state()["held"] is True
    taken = rig.client.do("steer", device=SCANNER, verb="take").json()["devices"][SCANNER]
    assert (taken["holds"], taken["person"]) == (False, None)


def test_any_other_code_is_nobodys(rig: Rig) -> None:
    rig.client.do("give", device=SCANNER, person="chen_xiumei")
    state = rig.client.do("show_text", device=SCANNER, text="FZ-251122-000123").json()
    shown = state["devices"][SCANNER]
    assert (shown["holds"], shown["person"]) == (True, None)


def test_what_a_scanner_cannot_see_is_refused(rig: Rig) -> None:
    reply = rig.client.post(b'{"do": "show_text", "device": "code_scanner", "text": "\\ud800"}')
    assert (reply.status, reply.json()["device"]) == (409, SCANNER)


def test_without_a_scanner_nothing_can_be_shown(bare: Client) -> None:
    assert SCANNER not in bare.get("/state").json()["devices"]
    assert bare.do("show_text", device=SCANNER, text="x").status == 400


def test_a_card_is_laid_and_taken(rig: Rig) -> None:
    laid = rig.client.do("give", device=READER, person="chen_xiumei").json()
    assert (laid["devices"][READER]["holds"], laid["devices"][READER]["person"]) == (
        True,
        "chen_xiumei",
    )
    assert rig.reader.remote.state()["card"] is True
    taken = rig.client.do("steer", device=READER, verb="take").json()
    assert (taken["devices"][READER]["holds"], taken["devices"][READER]["person"]) == (False, None)
    assert rig.reader.remote.state()["card"] is False


def test_another_card_takes_the_place_of_the_first(rig: Rig) -> None:
    rig.client.do("give", device=READER, person="chen_xiumei")
    assert (
        rig.client.do("give", device=READER, person="lin_ran").json()["devices"][READER]["person"]
        == "lin_ran"
    )


def test_a_card_that_somebody_else_laid_or_took(rig: Rig) -> None:
    rig.reader.remote.do("lay", person="chen_xiumei")
    seen = rig.state()["devices"][READER]
    assert (seen["holds"], seen["person"]) == (True, None)
    rig.client.do("give", device=READER, person="lin_ran")
    rig.reader.remote.do("take")
    assert rig.state()["devices"][READER]["person"] is None


def test_everybody_in_the_file_can_be_laid(rig: Rig) -> None:
    people = rig.client.get("/people").json()["people"]
    assert len(people) > 10
    for person in people:
        assert rig.client.do("give", device=READER, person=person["id"]).status == 200
        assert rig.state()["devices"][READER]["person"] == person["id"]


def test_paper_runs_out_and_is_put_back(rig: Rig) -> None:
    out = rig.client.do("steer", device=PRINTER, verb="paper_out").json()
    assert "paper_out" in out["devices"][PRINTER]["on"]
    assert rig.printer.remote.state()["bits"] == "1a 32 12 7e"
    back = rig.client.do("steer", device=PRINTER, verb="paper_ok").json()
    assert "paper_ok" in back["devices"][PRINTER]["on"]
    rig.printer.remote.do("paper_near_end")
    assert rig.state()["devices"][PRINTER]["says"] == "纸快用完了"


def test_cover_fault_and_cable(rig: Rig) -> None:
    opened = rig.client.do("steer", device=PRINTER, verb="cover_open").json()["devices"][PRINTER]
    assert (opened["says"], opened["fine"]) == ("盖子开着，有纸", False)
    rig.printer.remote.do("cutter_error")
    assert rig.state()["devices"][PRINTER]["says"] == "盖子开着，机械故障，有纸"
    for device in (READER, PRINTER):
        out = rig.client.do("steer", device=device, verb="hang_up").json()
        assert "hang_up" in out["devices"][device]["on"]
        back = rig.client.do("steer", device=device, verb="come_back").json()
        assert "come_back" in back["devices"][device]["on"]


def test_a_silent_reader_still_has_its_card(rig: Rig) -> None:
    rig.client.do("give", device=READER, person="lin_ran")
    silent = rig.client.do("steer", device=READER, verb="silence").json()["devices"][READER]
    assert ("silence" in silent["on"], silent["person"]) == (True, "lin_ran")


def test_slips_lie_there_newest_first_until_they_are_taken(rig: Rig) -> None:
    for line in ("first", "second", "third"):
        rig.print(line)
    slips = rig.state()["slips"]
    assert [(slip["number"], slip["text"]) for slip in slips] == [
        (3, "third\n"),
        (2, "second\n"),
        (1, "first\n"),
    ]
    left = rig.client.do("take_slip", number=3).json()["slips"]
    assert [slip["number"] for slip in left] == [2, 1]
    assert (rig.slips / "slip-0003.png").exists()


def test_a_slip_is_shown_as_its_picture(rig: Rig) -> None:
    rig.print("hello")
    made = rig.state()["slips"][0]["made"]
    reply = rig.client.get(f"/slips/slip-0001.png?made={made}")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "image/png")
    assert reply.body == (rig.slips / "slip-0001.png").read_bytes()


def test_slips_of_an_earlier_printer_are_not_on_the_table(rig: Rig) -> None:
    rig.slips.mkdir()
    for suffix in (".png", ".txt"):
        (rig.slips / "slip-0007").with_suffix(suffix).write_text("old")
    rig.print("new")
    assert [slip["text"] for slip in rig.state()["slips"]] == ["new\n"]


def test_the_table_holds_a_few_slips(rig: Rig) -> None:
    for n in range(8):
        rig.print(str(n))
    assert [slip["number"] for slip in rig.state()["slips"]] == [8, 7, 6, 5, 4, 3]
