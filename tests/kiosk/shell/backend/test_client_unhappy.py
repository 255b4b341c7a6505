"""Every way in which a call has no answer, and the word for it."""

import itertools
import socket
from collections.abc import Callable
from decimal import Decimal

import pytest

from kiosk.core.event import Failure
from kiosk.shell.backend import HubClient, Reply
from tests.kiosk.shell.backend.scripted import (
    Act,
    Calls,
    Exchange,
    ScriptedHub,
    answers,
    is_late,
    refuses,
    response,
    sends,
)
from wire.operations import Evaluated, Ledger, LedgerQuery

Maker = Callable[..., HubClient]

QUERY = LedgerQuery("P1", "310", "202609", "202611", query_no="CX26112200000001")
LEDGER = Ledger(Decimal("1234.56"))
YES = response("0", {"balc": 1, "entries": [], "more": False})


def reads_and_resets(on: Exchange) -> None:
    on.reset()


def reads_and_hangs_up(on: Exchange) -> None:
    on.hang_up()


def stops_in_the_middle(on: Exchange) -> None:
    on.send(YES[:20], length=len(YES))
    on.hang_up()


@pytest.mark.parametrize(
    ("act", "failure", "code"),
    [
        (refuses("3001", "未查询到该人员信息"), Failure.REFUSED, "3001"),
        (refuses("-1", status=500), Failure.REFUSED, "-1"),
        (refuses("1001", status=400), Failure.REFUSED, "1001"),
        (
            sends(b'{"code":500159,"type":"error","message":"x"}'),
            Failure.REFUSED,
            "500159",
        ),
        (sends(b"<html>\xff\xfe"), Failure.GARBLED, "200"),
        (sends(b""), Failure.GARBLED, "200"),
        (sends(b"Internal Server Error", 500), Failure.GARBLED, "500"),
        (sends(b"", 503), Failure.GARBLED, "503"),
        (sends(YES, 500), Failure.GARBLED, "500"),
        (sends(b"[]"), Failure.GARBLED, "200"),
        (sends(response("0", {"balc": "much"})), Failure.GARBLED, "200"),
        (sends(response("0")), Failure.GARBLED, "200"),
        (answers("K402", Evaluated(True, "A1")), Failure.GARBLED, "200"),
        (sends(b" " * (1 << 21)), Failure.GARBLED, ""),
        (sends(b"", 302, Location="http://127.0.0.1:9/"), Failure.GARBLED, "302"),
        (reads_and_resets, Failure.UNKNOWN, ""),
        (reads_and_hangs_up, Failure.UNKNOWN, ""),
        (stops_in_the_middle, Failure.UNKNOWN, ""),
    ],
)
def test_what_is_no_answer(
    hub: ScriptedHub, client_of: Maker, calls: Calls, act: Act, failure: Failure, code: str
) -> None:
    hub.will("K202", act)
    reply = client_of(hub.url).perform("K202", QUERY, "", 60.0, calls)
    assert (reply.output, reply.failure, reply.code) == (None, failure, code)
    assert calls.lines[-1] == (failure, hub.asked("K202")[0].msgid)
    assert len(hub.asked("K202")) == 1


def test_a_late_answer_is_unknown(hub: ScriptedHub, client_of: Maker, calls: Calls) -> None:
    client = client_of(hub.url, read_s=0.2)
    hub.will("K202", is_late)
    assert client.perform("K202", QUERY, "", 60.0, calls) == Reply(failure=Failure.UNKNOWN)


def test_an_answer_that_drips_ends_at_the_deadline(
    hub: ScriptedHub, client_of: Maker, calls: Calls
) -> None:
    times = itertools.count(0.0, 10.0)
    client = client_of(hub.url, clock=lambda: next(times))

    def drips(on: Exchange) -> None:
        on.send(b"{", length=1000)
        on.wfile.flush()
        is_late(on)

    hub.will("9001", drips)
    reply = client.perform("K202", QUERY, "", 15.0, calls)
    assert reply.failure is Failure.UNKNOWN
    assert hub.asked("K202") == []


def test_after_the_deadline_nothing_is_sent(
    hub: ScriptedHub, client_of: Maker, calls: Calls
) -> None:
    client = client_of(hub.url, clock=lambda: 100.0)
    assert client.perform("K202", QUERY, "", 60.0, calls).failure is Failure.UNREACHABLE
    assert hub.received == []


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}", "nonsense://x", "http://", ""])
def test_nobody_there(client_of: Maker, calls: Calls, url: str) -> None:
    client = client_of(url.format(port=closed_port()))
    assert client.perform("K202", QUERY, "", 60.0, calls).failure is Failure.UNREACHABLE
    assert [state for state, _ in calls.lines] == ["9001", "unreachable"]


@pytest.mark.parametrize("error", [socket.gaierror(-2, "no name"), TimeoutError("connect")])
def test_no_name_and_no_connection(
    client_of: Maker, calls: Calls, error: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise error

    client = client_of("http://hub.invalid")
    monkeypatch.setattr(socket, "getaddrinfo", fails)
    assert client.perform("K202", QUERY, "", 60.0, calls).failure is Failure.UNREACHABLE


def test_a_hub_that_speaks_no_tls_was_not_told_anything_certain(
    hub: ScriptedHub, client_of: Maker, calls: Calls
) -> None:
    client = client_of(hub.url.replace("http://", "https://"))
    assert client.perform("K202", QUERY, "", 60.0, calls).failure is Failure.UNKNOWN
    assert hub.received == []


def test_a_sign_in_rejected_twice_is_given_up(
    hub: ScriptedHub, client_of: Maker, calls: Calls
) -> None:
    hub.will("K202", refuses("1005"), refuses("1005"))
    reply = client_of(hub.url).perform("K202", QUERY, "", 60.0, calls)
    assert (reply.failure, reply.code) == (Failure.REFUSED, "1005")
    assert (len(hub.asked("9001")), len(hub.asked("K202"))) == (2, 2)


def test_a_sign_in_that_fails_is_the_answer_and_is_tried_again_next_time(
    hub: ScriptedHub, client_of: Maker, calls: Calls
) -> None:
    hub.will("9001", refuses("1004"))
    hub.will("K202", answers("K202", LEDGER))
    client = client_of(hub.url)
    assert client.perform("K202", QUERY, "", 60.0, calls).code == "1004"
    assert hub.asked("K202") == []
    assert client.perform("K202", QUERY, "", 60.0, calls).output == LEDGER


def test_what_cannot_be_kept_is_not_sent(hub: ScriptedHub, client_of: Maker) -> None:
    reply = client_of(hub.url).perform("K202", QUERY, "", 60.0, Calls(durable=False))
    assert reply == Reply(failure=Failure.UNREACHABLE, code="journal")
    assert hub.received == []


def test_a_hub_that_cannot_be_reached_is_asked_less_often(
    hub: ScriptedHub, client_of: Maker, calls: Calls
) -> None:
    now = [0.0]
    client = client_of(f"http://127.0.0.1:{closed_port()}", clock=lambda: now[0])
    codes = [client.perform("K202", QUERY, "", 60.0, calls).code for _ in range(5)]
    assert codes == ["", "", "", "circuit", "circuit"]
    now[0] = 11.0
    codes = [client.perform("K202", QUERY, "", 60.0, calls).code for _ in range(2)]
    assert codes == ["", "circuit"]
