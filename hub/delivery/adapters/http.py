"""The platform that speaks our own JSON over HTTP: the sandbox, or a gateway made like it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, MaxRetryError, NewConnectionError

from hub.delivery.adapter import NotSent, Unknown
from hub.refusals import Refusal, refusal
from wire.codec import Garbled, built, decode, encode, plain
from wire.filings import Filings
from wire.institutions import Institutions
from wire.operations import Ledger, Payments, PersonInfo
from wire.platform import Delivery, Recorded, Wards, kind_of
from wire.points import Points
from wire.refusals import RefusalCode
from wire.vouchers import Voucher

ANSWERS: Mapping[str, type[Any]] = {
    "voucher": Voucher,
    "person": PersonInfo,
    "insured": PersonInfo,
    "wards": Wards,
    "payments": Payments,
    "ledger": Ledger,
    "filings": Filings,
    "points": Points,
    "institutions": Institutions,
}
ASK_S, DELIVER_S, CONNECT_S = 8.0, 30.0, 3.0
KNOWN = "known"
"""The platform's word for a key that it has: what became of it must be looked up."""
LARGEST = 4 << 20


@dataclass(frozen=True, slots=True)
class HttpPlatform:
    address: str
    pool: urllib3.PoolManager

    def ask(self, question: str, area: str, given: object) -> Any | Refusal:
        body = {"area": area, "input": plain(given)}
        try:
            tree = self._posted(f"/ask/{question}", body, ASK_S)
        except (NotSent, Unknown):
            return refusal(RefusalCode.NO_PLATFORM)
        no = _refused(tree)
        return no or built(ANSWERS[question], tree["output"])

    def deliver(self, key: str, delivery: Delivery) -> Recorded | Refusal:
        body = {"input": plain(delivery)}
        tree = self._posted(f"/deliver/{kind_of(delivery)}/{key}", body, DELIVER_S)
        if tree.get("refused") == KNOWN:
            raise Unknown("the platform has this key")
        return _refused(tree) or _recorded(tree)

    def delivered(self, key: str) -> Recorded | Refusal | None:
        try:
            tree = self._called("GET", f"/delivered/{key}", None, ASK_S)
        except NotSent as error:
            raise Unknown(str(error)) from error
        return None if tree is None else _refused(tree) or _recorded(tree)

    def effects(self) -> list[dict[str, Any]]:
        """Of the sandbox: every key, how often it took effect and how often it was sent."""
        answer = self.pool.request("GET", f"{self.address}/effects", timeout=ASK_S)
        told: list[dict[str, Any]] = answer.json()
        return told

    def _posted(self, path: str, body: dict[str, Any], patience_s: float) -> dict[str, Any]:
        tree = self._called("POST", path, encode(body), patience_s)
        if tree is None:
            raise Unknown("404")
        return tree

    def _called(
        self, method: str, path: str, body: bytes | None, patience_s: float
    ) -> dict[str, Any] | None:
        """The JSON object that was answered, None for a 404. Raises NotSent, Unknown."""
        timeout = urllib3.Timeout(connect=CONNECT_S, read=patience_s)
        try:
            answer = self.pool.request(
                method, self.address + path, body=body, timeout=timeout, retries=False
            )
        except (NewConnectionError, ConnectTimeoutError) as error:
            raise NotSent(type(error).__name__) from error
        except MaxRetryError as error:
            raise NotSent("no connection") from error
        except HTTPError as error:
            raise Unknown(type(error).__name__) from error
        if answer.status == 404:
            return None
        if answer.status == 503:
            raise NotSent("503")
        if answer.status != 200 or len(answer.data) > LARGEST:
            raise Unknown(str(answer.status))
        try:
            return decode(answer.data)
        except Garbled as error:
            raise Unknown("garbled") from error


def open_adapter(address: str) -> HttpPlatform:
    """Any number of threads share its connections; no proxy of the environment is asked."""
    return HttpPlatform(address.rstrip("/"), urllib3.PoolManager(maxsize=16, block=False))


def _refused(tree: dict[str, Any]) -> Refusal | None:
    code = tree.get("refused")
    if code is None:
        return None
    known = next((one for one in RefusalCode if one.value == code), None)
    return refusal(known) if known else Refusal(str(code)[:10], "")


def _recorded(tree: dict[str, Any]) -> Recorded:
    try:
        return built(Recorded, tree["output"])
    except (KeyError, Garbled) as error:
        raise Unknown("garbled") from error
