from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from kiosk.shell.backend import HubClient, Reply
from tests.kiosk.shell.backend.scripted import Calls, ScriptedHub, Wall, answers, refuses, sends
from wire.operations import Ledger, LedgerQuery

Maker = Callable[..., HubClient]

QUERY = LedgerQuery("P1", "310", "202609", "202611", query_no="CX26112200000001")
LEDGER = Ledger(Decimal("1234.56"))


def test_an_answer(hub: ScriptedHub, client_of: Maker, calls: Calls) -> None:
    hub.will("K202", answers("K202", LEDGER))
    reply = client_of(hub.url).perform("K202", QUERY, "350199", 60.0, calls)
    assert reply == Reply(LEDGER)
    assert repr(reply) == "<Reply>"


def test_the_envelope(hub: ScriptedHub, client_of: Maker, calls: Calls) -> None:
    hub.will("K202", answers("K202", LEDGER))
    client_of(hub.url).perform("K202", QUERY, "350199", 60.0, calls)
    (sign_in,), (call,) = hub.asked("9001"), hub.asked("K202")
    assert {path for path, _, _ in hub.received} == {"/fsi/api"}
    assert (call.opter_type, call.opter, call.dev_no) == ("2", "FZ-GL-0017", "FZ-GL-0017")
    assert (call.mdtrtarea_admvs, call.insuplc_admdvs) == ("350100", "350199")
    assert (call.fixmedins_code, call.inf_time) == ("H35010000017", "2026-11-22 12:00:00")
    assert call.msgid == "H35010000017202611221200001001"
    assert call.input["data"]["query_no"] == "CX26112200000001"
    assert (sign_in.sign_no, call.sign_no) == ("", "S1")
    assert sign_in.insuplc_admdvs == "350100"
    assert sign_in.input["signIn"]["opter_no"] == "FZ-GL-0017"


def test_every_message_is_kept_before_it_is_sent_and_before_it_is_told(
    hub: ScriptedHub, client_of: Maker, calls: Calls
) -> None:
    seen: list[list[tuple[str, str]]] = []

    def look(on: object) -> None:
        seen.append(list(calls.lines))
        answers("K202", LEDGER)(on)  # type: ignore[arg-type]

    hub.will("K202", look)
    client_of(hub.url).perform("K202", QUERY, "", 60.0, calls)
    first, second = hub.asked("9001")[0].msgid, hub.asked("K202")[0].msgid
    kept = [("9001", first), ("ok", first), ("K202", second)]
    assert seen == [kept]
    assert calls.lines == [*kept, ("ok", second)]


def test_it_signs_in_once_a_day(
    hub: ScriptedHub, client_of: Maker, calls: Calls, wall: Wall
) -> None:
    hub.will("K202", *[answers("K202", LEDGER)] * 3)
    client = client_of(hub.url)
    client.perform("K202", QUERY, "", 60.0, calls)
    client.perform("K202", QUERY, "", 60.0, calls)
    wall.now += timedelta(days=1)
    client.perform("K202", QUERY, "", 60.0, calls)
    assert [request.sign_no for request in hub.asked("K202")] == ["S1", "S1", "S2"]


def test_a_sign_in_that_is_no_longer_known_is_renewed_once(
    hub: ScriptedHub, client_of: Maker, calls: Calls
) -> None:
    hub.will("K202", refuses("1005"), answers("K202", LEDGER))
    assert client_of(hub.url).perform("K202", QUERY, "", 60.0, calls).output == LEDGER
    first, second = hub.asked("K202")
    assert (first.sign_no, second.sign_no) == ("S1", "S2")
    assert first.msgid != second.msgid
    states = [state for state, _ in calls.lines]
    assert states == ["9001", "ok", "K202", "refused", "9001", "ok", "K202", "ok"]


def test_nothing_of_the_environment_is_used(
    hub: ScriptedHub, client_of: Maker, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    hub.will("K202", answers("K202", LEDGER))
    assert client_of(hub.url).perform("K202", QUERY, "", 60.0, calls).output == LEDGER


def test_no_cookie_is_carried_from_one_call_to_the_next(
    hub: ScriptedHub, client_of: Maker, calls: Calls
) -> None:
    hub.will("K202", sends(b"{}", Set_Cookie="visit=1; Path=/"), answers("K202", LEDGER))
    client = client_of(hub.url)
    client.perform("K202", QUERY, "", 60.0, calls)
    client.perform("K202", QUERY, "", 60.0, calls)
    assert all("Cookie" not in headers for _, _, headers in hub.received)
