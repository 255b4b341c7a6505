import threading
from datetime import date, datetime

from kiosk.core.event import Failure
from kiosk.shell.backend.reply import Reply
from kiosk.shell.backend.signin import SignOn
from wire.operations import SignedIn


def test_two_who_come_together_share_one_sign_in() -> None:
    sign_on = SignOn(lambda: 0.0, lambda: date(2026, 11, 22))
    inside, go = threading.Event(), threading.Event()
    asked: list[int] = []

    def sign_in() -> Reply:
        asked.append(1)
        inside.set()
        assert go.wait(10)
        return Reply(SignedIn(datetime(2026, 11, 22), "S1"))

    got: list[str | Reply] = []
    threads = [
        threading.Thread(target=lambda: got.append(sign_on.number(sign_in, 10.0))) for _ in "ab"
    ]
    threads[0].start()
    assert inside.wait(10)
    threads[1].start()
    go.set()
    for thread in threads:
        thread.join()
    assert (got, asked) == (["S1", "S1"], [1])


def test_whoever_waits_for_a_sign_in_waits_no_longer_than_its_deadline() -> None:
    sign_on = SignOn(lambda: 0.0, lambda: date(2026, 11, 22))
    inside, go = threading.Event(), threading.Event()

    def sign_in() -> Reply:
        inside.set()
        assert go.wait(10)
        return Reply(failure=Failure.UNKNOWN)

    first = threading.Thread(target=lambda: sign_on.number(sign_in, 10.0))
    first.start()
    assert inside.wait(10)
    assert sign_on.number(sign_in, 0.0) == Reply(failure=Failure.UNREACHABLE)
    go.set()
    first.join()


def test_only_the_number_that_was_rejected_is_forgotten() -> None:
    sign_on = SignOn(lambda: 0.0, lambda: date(2026, 11, 22))
    numbers = iter(["S1", "S2"])

    def sign_in() -> Reply:
        return Reply(SignedIn(datetime(2026, 11, 22), next(numbers)))

    assert sign_on.number(sign_in, 1.0) == "S1"
    sign_on.rejected("S0")
    assert sign_on.number(sign_in, 1.0) == "S1"
    sign_on.rejected("S1")
    assert sign_on.number(sign_in, 1.0) == "S2"
