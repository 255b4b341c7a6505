"""What the page does, through HTTP, with real emulators behind it."""

from __future__ import annotations

from tests.simulator.conftest import Client, Rig


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
    wire = {"here": True, "plugged_in": True, "silent": False}
    healthy = {"paper": "ok", "cover_open": False, "broken": False, "waiting": False}
    assert rig.state() == {
        "reader": {**wire, "card": False, "person": None},
        "scanner": {**wire, "light": False, "held": False, "told": 0, "person": None},
        "printer": {**wire, **healthy},
        "slips": [],
    }


def test_a_phone_is_held_up_and_taken_away(rig: Rig) -> None:
    shown = rig.client.do("show_voucher", person="chen_xiumei").json()["scanner"]
    assert (shown["held"], shown["person"]) == (True, "chen_xiumei")
    assert rig.scanner.remote.state()["held"] is True
    taken = rig.client.do("steer", device="scanner", verb="take").json()["scanner"]
    assert (taken["held"], taken["person"]) == (False, None)


def test_any_other_code_is_nobodys(rig: Rig) -> None:
    rig.client.do("show_voucher", person="chen_xiumei")
    shown = rig.client.do("show_text", text="FZ-251122-000123").json()["scanner"]
    assert (shown["held"], shown["person"]) == (True, None)


def test_what_a_scanner_cannot_see_is_refused(rig: Rig) -> None:
    reply = rig.client.post(b'{"do": "show_text", "text": "\\ud800"}')
    assert (reply.status, reply.json()["device"]) == (409, "scanner")


def test_without_a_scanner_nothing_can_be_shown(bare: Client) -> None:
    assert bare.get("/state").json()["scanner"] is None
    assert bare.do("show_text", text="x").status == 409


def test_a_card_is_laid_and_taken(rig: Rig) -> None:
    laid = rig.client.do("lay", person="chen_xiumei").json()
    assert (laid["reader"]["card"], laid["reader"]["person"]) == (True, "chen_xiumei")
    assert rig.reader.remote.state()["card"] is True
    taken = rig.client.do("steer", device="reader", verb="take").json()
    assert (taken["reader"]["card"], taken["reader"]["person"]) == (False, None)
    assert rig.reader.remote.state()["card"] is False


def test_another_card_takes_the_place_of_the_first(rig: Rig) -> None:
    rig.client.do("lay", person="chen_xiumei")
    assert rig.client.do("lay", person="lin_ran").json()["reader"]["person"] == "lin_ran"


def test_a_card_that_somebody_else_laid_or_took(rig: Rig) -> None:
    rig.reader.remote.do("lay", person="chen_xiumei")
    seen = rig.state()["reader"]
    assert (seen["card"], seen["person"]) == (True, None)
    rig.client.do("lay", person="lin_ran")
    rig.reader.remote.do("take")
    assert rig.state()["reader"]["person"] is None


def test_everybody_in_the_file_can_be_laid(rig: Rig) -> None:
    people = rig.client.get("/people").json()["people"]
    assert len(people) > 10
    for person in people:
        assert rig.client.do("lay", person=person["id"]).status == 200
        assert rig.state()["reader"]["person"] == person["id"]


def test_paper_runs_out_and_is_put_back(rig: Rig) -> None:
    out = rig.client.do("steer", device="printer", verb="paper_out").json()
    assert out["printer"]["paper"] == "out"
    assert rig.printer.remote.state()["bits"] == "1a 32 12 7e"
    back = rig.client.do("steer", device="printer", verb="paper_ok").json()
    assert back["printer"]["paper"] == "ok"
    rig.printer.remote.do("paper_near_end")
    assert rig.state()["printer"]["paper"] == "near_end"


def test_cover_fault_and_cable(rig: Rig) -> None:
    opened = rig.client.do("steer", device="printer", verb="cover_open").json()["printer"]
    assert (opened["cover_open"], opened["paper"], opened["broken"]) == (True, "ok", False)
    rig.printer.remote.do("cutter_error")
    assert rig.state()["printer"]["broken"] is True
    for device in ("reader", "printer"):
        out = rig.client.do("steer", device=device, verb="hang_up").json()
        assert out[device]["plugged_in"] is False
        back = rig.client.do("steer", device=device, verb="come_back").json()
        assert back[device]["plugged_in"] is True


def test_a_silent_reader_still_has_its_card(rig: Rig) -> None:
    rig.client.do("lay", person="lin_ran")
    silent = rig.client.do("steer", device="reader", verb="silence").json()["reader"]
    assert (silent["silent"], silent["person"]) == (True, "lin_ran")


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
