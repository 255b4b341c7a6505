"""One operation of the hub: envelope, sign-in, and the outcome as one of five words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import requests

from config.settings import Settings
from kiosk.core.event import Failure
from kiosk.shell.backend.circuit import Circuit
from kiosk.shell.backend.reply import CallLog, Reply
from kiosk.shell.backend.signin import SignOn
from kiosk.shell.backend.station import Station
from kiosk.shell.backend.transport import Body, Transport
from wire.codec import Garbled, decode_response, encode_request, envelope_input, output_of
from wire.envelope import SUCCESS, TERMINAL, Request
from wire.msgid import msgid
from wire.operations import OPERATIONS, Operation, SignIn
from wire.refusals import RefusalCode
from wire.signing import Signer

PATH = "/fsi/api"
SIGN_IN = OPERATIONS["9001"]
JOURNAL = "journal"
"""`Reply.code` where the journal could not keep the call: then it was not sent, or is not known."""


class HubClient:
    """`perform` may be called from any number of threads.

    `sequence` gives the next number of the counter that outlives a restart, or None where the
    journal cannot give one; `clock` is monotonic; `wall` is local time with its zone.
    """

    def __init__(
        self,
        settings: Settings,
        signer: Signer,
        sequence: Callable[[], int | None],
        clock: Callable[[], float],
        wall: Callable[[], datetime],
        session_factory: Callable[[], requests.Session],
        station: Station | None = None,
    ) -> None:
        hub = settings.hub
        url = hub.url.rstrip("/") + PATH
        self.patience_s = hub.connect_s + hub.read_s
        """Within this from its beginning a call has ended, sign-in and renewal included."""
        self._settings = settings
        self._signer = signer
        self._sequence = sequence
        self._wall = wall
        self._transport = Transport(session_factory(), url, hub.connect_s, hub.read_s, clock)
        self._circuit = Circuit(clock)
        self._sign_on = SignOn(clock, lambda: wall().date())
        self._station = station or Station.of(url)

    def perform(self, op: str, value: object, area: str, deadline: float, log: CallLog) -> Reply:
        """Signs in if that is due, calls, and once more if the sign-in was no longer known.

        `area` is `insuplc_admdvs`, the terminal's own where empty; `deadline` is of the clock.
        """
        operation = OPERATIONS[op]
        reply, number = self._signed(operation, value, area, deadline, log)
        if reply.failure is Failure.REFUSED and reply.code == RefusalCode.SIGN_IN and number:
            self._sign_on.rejected(number)
            reply, _ = self._signed(operation, value, area, deadline, log)
        return reply

    def close(self) -> None:
        """Ends its connections; a call under way comes back as if the line had broken."""
        self._transport.close()

    def _signed(
        self, op: Operation, value: object, area: str, deadline: float, log: CallLog
    ) -> tuple[Reply, str]:
        """The reply, and the number with which the operation was sent; empty where it was not."""
        number = self._sign_on.number(lambda: self._sign_in(deadline, log), deadline)
        if isinstance(number, Reply):
            return number, ""
        return self._exchange(op, value, area, number, deadline, log), number

    def _sign_in(self, deadline: float, log: CallLog) -> Reply:
        value = SignIn(self._settings.terminal.no, self._station.mac, self._station.ip)
        return self._exchange(SIGN_IN, value, "", "", deadline, log)

    def _exchange(
        self,
        op: Operation,
        value: object,
        area: str,
        sign_no: str,
        deadline: float,
        log: CallLog,
    ) -> Reply:
        """One message, under a msgid of its own that is durable before it is sent."""
        count = self._sequence()
        if count is None:
            return Reply(failure=Failure.UNREACHABLE, code=JOURNAL)
        request = self._request(op, value, area, sign_no, count)
        if not log.began(op.infno, request.msgid):
            return Reply(failure=Failure.UNREACHABLE, code=JOURNAL)
        reply = self._sent(op, request, deadline)
        if not log.ended(request.msgid, reply):
            return Reply(failure=Failure.UNKNOWN, code=JOURNAL)
        return reply

    def _sent(self, op: Operation, request: Request, deadline: float) -> Reply:
        if not self._circuit.lets_through():
            return Reply(failure=Failure.UNREACHABLE, code="circuit")
        reached = True
        try:
            body = encode_request(request)
            got = self._transport.post(body, self._signer.headers(body), deadline)
            reached = got is not Failure.UNREACHABLE
        finally:
            self._circuit.ended(reached=reached)
        return Reply(failure=got) if isinstance(got, Failure) else understood(op, got)

    def _request(
        self, op: Operation, value: object, area: str, sign_no: str, count: int
    ) -> Request:
        terminal, institution = self._settings.terminal, self._settings.institution
        now = self._wall()
        return Request(
            infno=op.infno,
            msgid=msgid(institution.code, now, institution.slot, count),
            mdtrtarea_admvs=terminal.area,
            insuplc_admdvs=area or terminal.area,
            recer_sys_code=institution.recer_sys_code,
            infver=institution.infver,
            opter_type=TERMINAL,
            opter=terminal.no,
            opter_name=terminal.place,
            inf_time=f"{now:%Y-%m-%d %H:%M:%S}",
            fixmedins_code=institution.code,
            fixmedins_name=institution.name,
            sign_no=sign_no,
            input=envelope_input(op, value),
            dev_no=terminal.no,
        )


def understood(op: Operation, body: Body) -> Reply:
    """Yes, no, or nothing that anybody can read. A yes under an HTTP error is not believed."""
    try:
        response = decode_response(body.data)
        if response.infcode != SUCCESS:
            return Reply(None, Failure.REFUSED, response.infcode, response.err_msg)
        if body.status >= 300:
            return Reply(failure=Failure.GARBLED, code=str(body.status))
        return Reply(output_of(op, response))
    except Garbled:
        return Reply(failure=Failure.GARBLED, code=str(body.status))
