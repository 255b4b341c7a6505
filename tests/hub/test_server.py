"""A real hub process on loopback, asked over real sockets: faults, releases, and its end."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path
from socket import IPPROTO_TCP, TCP_NODELAY, create_connection
from typing import Any
from urllib.parse import urlsplit

import pytest

from config import deployment_files
from hub.app import create_app
from hub.intake.service import Hub
from hub.rules import Rules
from hub.server import listening
from wire.behalf import Signed
from wire.clock import now
from wire.codec import Garbled, decode_response, encode_request, envelope_input, output_of
from wire.envelope import Request, Response
from wire.filings import ProgressQuery, RemoteFiling
from wire.operations import OPERATIONS, Evaluation, PersonQuery, SignIn

ROOT = Path(__file__).parents[2]
ME = PersonQuery("02", "350102194708150028", query_no="Q-1")
VERSIONS = deployment_files.load().commitments.newest
FILING = RemoteFiling(
    biz_sn="4f1c4a5e-0000-4000-8000-000000000002",
    item_id="remote_long_stay",
    psn_no="SYN-3501-0002",
    insutype="390",
    commitments=tuple(
        Signed(one, VERSIONS[one], "credential") for one in ("c_residence_away", "c_truth")
    ),
    rloc_rea="07",
    rloc_admdvs=("330106",),
    begndate=now().date(),
    tel="13900000015",
)
RATING = Evaluation("query_account", "Q-1", 5, "4f1c4a5e-0000-4000-8000-000000000001")
PERSONAL = ("350102194708150028", "陈秀妹", "SYN-3501-0001", "13800000028")


@dataclass
class Process:
    """The hub as the terminal starts it."""

    folder: Path
    make: Callable[..., Request]
    child: subprocess.Popen[str] = field(init=False)
    ready: dict[str, Any] = field(init=False)
    sign_no: str = ""

    def __post_init__(self) -> None:
        command = [sys.executable, "-m", "hub", "serve", "--until-eof"]
        database = f"sqlite:///{self.folder}/hub.db"
        ready_file = str(self.folder / "ready")
        with (self.folder / "log").open("w") as log:
            self.child = subprocess.Popen(
                [*command, "--database", database, "--ready-file", ready_file],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.child.stdout
        self.ready = json.loads(self.child.stdout.readline())

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8")

    def end(self) -> int:
        """By the end of its input, as when the terminal has died."""
        assert self.child.stdin
        assert self.child.stdout
        self.child.stdin.close()
        code = self.child.wait(20)
        self.child.stdout.close()
        return code

    def http(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        connection = HTTPConnection(urlsplit(self.ready["url"]).netloc, timeout=20)
        try:
            kind = {"Content-Type": "application/json"} if body else {}
            connection.request(method, path, body, kind)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def fault(self, **switch: Any) -> None:
        assert self.http("POST", "/sandbox/faults", json.dumps(switch).encode())[0] == 201

    def clear(self) -> None:
        assert self.http("DELETE", "/sandbox/faults")[0] == 204

    def query(self, query_no: str) -> Any:
        return json.loads(self.http("GET", f"/sandbox/queries/{query_no}")[1])

    def ask(self, infno: str, value: object) -> Response:
        body = envelope_input(OPERATIONS[infno], value)
        request = self.make(infno, body, sign_no=self.sign_no)
        return decode_response(self.http("POST", "/fsi/api", encode_request(request))[1])

    def sign_in(self) -> None:
        answer = self.ask("9001", SignIn("FZ-GL-0017", "02:00:00:00:00:01", "127.0.0.1"))
        self.sign_no = output_of(OPERATIONS["9001"], answer).sign_no


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory, envelope: Any) -> Iterator[Process]:
    process = Process(tmp_path_factory.mktemp("hub"), envelope)
    process.sign_in()
    yield process
    assert process.end() == 0


@pytest.fixture(autouse=True)
def _no_faults(process: Process) -> Iterator[None]:
    yield
    process.clear()


def test_it_says_where_and_who_it_is(process: Process) -> None:
    assert process.ready["pid"] == process.child.pid
    assert json.loads((process.folder / "ready").read_text()) == process.ready
    status, body = process.http("GET", "/healthz")
    assert (status, json.loads(body)) == (
        200,
        {"ok": True, "sandbox": True, "on_its_way": 0, "parked": 0},
    )


def test_a_person_over_http(process: Process) -> None:
    info = output_of(OPERATIONS["1101"], process.ask("1101", ME))
    assert info.baseinfo.psn_name == "陈秀妹"
    calls = process.query("Q-1")["calls"]
    assert calls[-1]["infno"] == "1101"
    assert calls[-1]["infcode"] == "0"


def test_a_path_of_service_and_method(process: Process) -> None:
    request = process.make("1101", envelope_input(OPERATIONS["1101"], ME), sign_no=process.sign_no)
    raw = encode_request(request)
    _, right = process.http("POST", "/fsi/api/fsiPsnInfoService/queryPsnInfo", raw)
    _, wrong = process.http("POST", "/fsi/api/signInSignOutService/signIn", raw)
    assert decode_response(right).infcode == "0"
    assert decode_response(wrong).infcode == "1002"


def test_bytes_that_are_no_envelope(process: Process) -> None:
    status, body = process.http("POST", "/fsi/api", b"350102194708150028")
    assert (status, decode_response(body).infcode) == (200, "1001")
    assert process.http("POST", "/fsi/api", b"x" * 70_000)[0] == 413
    assert process.http("GET", "/fsi/api?certno=350102194708150028")[0] == 405


def test_refused(process: Process) -> None:
    process.fault(op="1101", kind="refused", code="1005", message="签到失效")
    answer = process.ask("1101", ME)
    assert (answer.infcode, answer.err_msg) == ("1005", "签到失效")
    assert process.ask("1101", ME).infcode == "0"


def test_a_switch_meets_its_operation_and_its_number_of_times(process: Process) -> None:
    process.fault(op="K402", kind="refused")
    process.fault(op="1101", kind="refused", times=2)
    assert [process.ask("1101", ME).infcode for _ in range(3)] == ["-1", "-1", "0"]


def test_http_500(process: Process) -> None:
    process.fault(op="*", kind="http_500")
    raw = encode_request(process.make("1101", {}))
    assert process.http("POST", "/fsi/api", raw)[0] == 500


def test_garbage(process: Process) -> None:
    process.fault(op="1101", kind="garbage")
    with pytest.raises(Garbled):
        process.ask("1101", ME)


def test_dropped_after_the_commit_is_found_by_asking_again(process: Process) -> None:
    process.fault(op="K402", kind="dropped_after_commit")
    with pytest.raises(RemoteDisconnected):
        process.ask("K402", RATING)
    kept = process.query("Q-1")["evaluations"]
    assert [one["score"] for one in kept] == [5]
    again = output_of(OPERATIONS["K402"], process.ask("K402", RATING))
    assert again.accept_no == kept[0]["accept_no"]


def test_reset_before_anything_is_done(process: Process) -> None:
    before = process.query("Q-1")
    process.fault(op="1101", kind="reset")
    with pytest.raises(ConnectionResetError):
        process.ask("1101", ME)
    assert process.query("Q-1") == before


def test_a_late_answer_is_committed_and_let_go_by_clearing(process: Process) -> None:
    query = PersonQuery("02", "350102194708150028", query_no="Q-late")
    process.fault(op="1101", kind="late", seconds=60)
    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(process.ask, "1101", query)
        while not process.query("Q-late")["calls"]:
            assert not held.done()
        process.clear()
        assert held.result(20).infcode == "0"


def test_a_late_answer_comes_by_itself(process: Process) -> None:
    process.fault(op="1101", kind="late", seconds=0.01)
    assert process.ask("1101", ME).infcode == "0"


@pytest.mark.parametrize("body", [b"{}", b'{"kind":"strange"}', b"[]"])
def test_a_switch_that_is_none(process: Process, body: bytes) -> None:
    assert process.http("POST", "/sandbox/faults", body)[0] == 422


def test_a_filing_meets_every_fault_and_is_filed_once(process: Process) -> None:
    """Not done, reset, dropped after the commit, garbled: one number comes of it."""
    lookup = ProgressQuery(biz_sn=FILING.biz_sn)
    for kind, error in (("http_500", Garbled), ("reset", ConnectionResetError)):
        process.fault(op="K311", kind=kind)
        with pytest.raises(error):
            process.ask("K311", FILING)
        assert output_of(OPERATIONS["K401"], process.ask("K401", lookup)).list == ()
    for kind, error in (("dropped_after_commit", RemoteDisconnected), ("garbage", Garbled)):
        process.fault(op="K311", kind=kind)
        with pytest.raises(error):
            process.ask("K311", FILING)
    (found,) = output_of(OPERATIONS["K401"], process.ask("K401", lookup)).list
    answer = output_of(OPERATIONS["K311"], process.ask("K311", FILING))
    assert (found.accept_no, found.page_url) == (answer.accept_no, answer.page_url)
    kept = json.loads(process.http("GET", "/sandbox/tasks")[1])["tasks"]
    (row,) = [row for row in kept if row["biz_sn"] == FILING.biz_sn]
    assert row["accept_no"] == answer.accept_no
    assert (row["tasks"], row["applications"], row["effects"]) == (1, 1, 1)


def test_the_code_of_a_slip_opens_a_page_of_this_hub(process: Process) -> None:
    answer = output_of(OPERATIONS["K311"], process.ask("K311", FILING))
    url = process.ready["url"]
    assert answer.page_url.startswith(f"{url}/p/{answer.accept_no}?c=")
    status, body = process.http("GET", answer.page_url.removeprefix(url))
    assert (status, "浙江省杭州市" in body.decode()) == (200, True)
    assert process.http("GET", f"/p/{answer.accept_no}?c=x")[0] == 404
    assert "?c=" not in process.log


def test_nothing_of_a_person_is_in_the_log(process: Process) -> None:
    process.ask("1101", ME)
    log = process.log
    assert '"event": "call"' in log
    assert [one for one in PERSONAL if one in log] == []
    assert "certno" not in log


def test_no_answer_waits_for_the_acknowledgement_of_its_headers() -> None:
    """An accepted connection inherits the option: without it each answer took 40 ms more."""
    with listening("127.0.0.1", 0) as listener, create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(IPPROTO_TCP, TCP_NODELAY) != 0


def test_production_has_no_sandbox(rules: Rules) -> None:
    hub = Hub(None, None, None, None, b"", rules)  # type: ignore[arg-type]  # no call is made
    paths = {getattr(route, "path", "") for route in create_app(hub).routes}
    assert paths == {"/fsi/api", "/fsi/api/{service}/{method}", "/healthz", "/p/{accept_no}"}


def test_a_signal_ends_it_with_code_0(tmp_path: Path, envelope: Any) -> None:
    process = Process(tmp_path, envelope)
    process.child.terminate()
    assert process.child.wait(20) == 0
    assert process.end() == 0
