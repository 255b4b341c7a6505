"""One call from decoded envelope to answer: checks, operation, audit, in one transaction; no HTTP.

Called from any thread. What was accepted is committed, with what it sends on, before the answer
exists; the platform is asked between two transactions (`hub.intake.asking`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError

from hub import audit, numbers, values
from hub.db.engine import busy
from hub.delivery.adapter import Named
from hub.intake.asking import Answers, AskedPlatform, NotAsked
from hub.operations import handler_of
from hub.operations.context import Context
from hub.operations.sign_in import signed_in
from hub.refusals import Refusal, refusal
from hub.rules import Rules
from wire.clock import Clock
from wire.codec import Garbled, envelope_output, input_of
from wire.envelope import SUCCESS, Request, Response
from wire.operations import OPERATIONS, Operation
from wire.refusals import RefusalCode

SIGN_IN = "9001"
MOST_RUNS = 12
"""Of one call: more than any operation has questions, and a few that meet another's."""


@dataclass(frozen=True, slots=True, repr=False)
class Call:
    """One call; `wrong` is a fault switch's no."""

    op: Operation
    request: Request
    received: datetime
    wrong: Refusal | None


@dataclass(frozen=True, slots=True, repr=False)
class Hub:
    """`serial` gives the last ten digits of a message id; `audit_key` is a secret."""

    engine: Engine
    platform: Named
    clock: Clock
    serial: Callable[[], int]
    audit_key: bytes
    rules: Rules
    handed_on: Callable[[], None] = lambda: None
    """Something may have been put into the outbox."""
    settled: Callable[[float], object] = lambda patience_s: None
    """Waits until what was put there has arrived, so many seconds at most."""

    def answer(self, request: Request, path: str = "", refuse: Refusal | None = None) -> Response:
        """`path` is service/method where the caller used one; `refuse` is a fault switch's no."""
        received = self.clock()
        op = OPERATIONS.get(request.infno)
        wrong = values.envelope_fault(request)
        if wrong or op is None:
            # Not even the audit could name who asked what.
            no = wrong or refusal(RefusalCode.OPERATION)
            return self._response(request, received, no)
        if path and op.path and path != op.path:
            refuse = refusal(RefusalCode.OPERATION, "path")
        try:
            return self._answered(op, request, received, refuse)
        except OperationalError as error:
            if not busy(error):
                raise
            return self._response(request, received, refusal(RefusalCode.BUSY))

    def reached_at(self, url: str) -> Hub:
        """The same hub; residents reach it at its own address where no public one is set."""
        if self.rules.public_url:
            return self
        return replace(self, rules=replace(self.rules, public_url=url))

    def garbled(self) -> Response:
        """The answer to bytes that are no envelope."""
        nobody = Request(**dict.fromkeys(_TEXTS, ""), input={})
        return self._response(nobody, self.clock(), refusal(RefusalCode.ENVELOPE))

    def _answered(
        self, op: Operation, request: Request, received: datetime, wrong: Refusal | None
    ) -> Response:
        """Asks the platform what the operation wants to know, until it wants nothing more."""
        answers = Answers(self.platform.adapter, self.clock)
        call = Call(op, request, received, wrong)
        for _ in range(MOST_RUNS):
            try:
                response = self._respond(call, answers)
            except NotAsked as asked:
                answers.ask(asked.question)
                continue
            except IntegrityError:
                # Another call took the same key in this moment: its row is there now.
                continue
            if op.submits:
                self.handed_on()
            return response
        return self._response(request, received, refusal(RefusalCode.BUSY))

    def _respond(self, call: Call, answers: Answers) -> Response:
        with self.engine.begin() as db:
            platform = AskedPlatform(answers.known, db)
            context = Context(
                call.request, db, platform, call.received, self.rules, self.platform.name
            )
            given, output = _performed(call.op, context, call.wrong)
            response = self._response(call.request, call.received, output, call.op)
            people = audit.people_of(given, output, self.audit_key)
            audit.record(context, given, people, response.infcode)
        return response

    def _response(
        self, request: Request, received: datetime, output: object, op: Operation | None = None
    ) -> Response:
        answer = Response(
            infcode=SUCCESS,
            inf_refmsgid=self._message_id(request, received),
            refmsg_time=_milliseconds(received),
            respond_time=_milliseconds(self.clock()),
            err_msg="",
            output={},
        )
        if isinstance(output, Refusal):
            return replace(answer, infcode=output.code, err_msg=output.message)
        assert op is not None
        return replace(answer, output=envelope_output(op, output))

    def _message_id(self, request: Request, received: datetime) -> str:
        """Receiver area, time, serial (domain.md 3.2)."""
        region = request.mdtrtarea_admvs if numbers.area(request.mdtrtarea_admvs) else "000000"
        return f"{region}{received:%Y%m%d%H%M%S}{self.serial() % 10**10:010}"


_TEXTS = [name for name in Request.__dataclass_fields__ if name != "input"]


def _performed(op: Operation, context: Context, refuse: Refusal | None) -> tuple[object, object]:
    """Input (None where it cannot be read) and output, which may be a refusal."""
    try:
        given = input_of(op, context.request)
    except Garbled as error:
        return None, refuse or refusal(RefusalCode.INPUT, str(error))
    key = values.fault_of(given)
    wrong = refuse or (refusal(RefusalCode.INPUT, key) if key else None)
    wrong = wrong or _call_fault(op, context, given)
    return given, wrong or handler_of(op.infno)(context, given)


def _call_fault(op: Operation, context: Context, given: object) -> Refusal | None:
    if op.infno != SIGN_IN and not signed_in(context):
        return refusal(RefusalCode.SIGN_IN)
    if audit.text_of(given, "psn_no") and not numbers.area(context.request.insuplc_admdvs):
        return refusal(RefusalCode.AREA_MISSING)
    return None


def _milliseconds(at: datetime) -> str:
    return f"{at:%Y%m%d%H%M%S}{at.microsecond // 1000:03}"
