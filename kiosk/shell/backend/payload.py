"""Inputs and outputs of operations as the text that the journal keeps, and back."""

from __future__ import annotations

import json
from typing import Any

from wire.codec import Garbled, envelope_input, envelope_output, input_of, output_of
from wire.envelope import SUCCESS, Request, Response
from wire.filings import Application, Filed
from wire.operations import OPERATIONS, Evaluated

ANSWER = frozenset(
    {"accept_no", "ok", "page_url", "proxy_no", "rchk_flag", "trt_dcla_detl_sn", "valid_to"}
)
"""Fields of an output that say nothing of a person: only these outlive the visit."""

_NO_TEXTS = dict.fromkeys((n for n in Request.__dataclass_fields__ if n != "input"), "")


def written(op: str, value: object) -> str:
    """The input as canonical JSON: the same input is always the same text."""
    return _text(envelope_input(OPERATIONS[op], value))


def read(op: str, text: str) -> Any:
    """The input dataclass. Raises wire.codec.Garbled: an update may not know its shape any more."""
    if op not in OPERATIONS:
        raise Garbled("the operation is gone")
    return input_of(OPERATIONS[op], Request(**_NO_TEXTS, input=_tree(text)))


def answer(op: str, output: object) -> str:
    """What of an output may be kept."""
    plain = envelope_output(OPERATIONS[op], output)
    return _text({name: value for name, value in plain.items() if name in ANSWER})


def output(op: str, text: str) -> Any:
    """The output dataclass out of a kept answer; None where there is none that can be read."""
    if not text or op not in OPERATIONS:
        return None
    try:
        return output_of(OPERATIONS[op], Response(SUCCESS, "", "", "", "", _tree(text)))
    except Garbled:
        return None


def rebuilt(op: str, found: Application) -> object | None:
    """The answer that was lost, as K401 knows it; None where K401 does not say enough.

    Then it is asked for by sending again: what is known is answered as the first time.
    """
    kind = OPERATIONS[op].output if op in OPERATIONS else None
    if kind is Filed and found.trt_dcla_detl_sn:
        return Filed(found.accept_no, found.trt_dcla_detl_sn, found.rchk_flag, found.page_url)
    return Evaluated(True, found.accept_no) if kind is Evaluated else None


def _tree(text: str) -> dict[str, Any]:
    """Raises Garbled."""
    try:
        tree = json.loads(text)
    except ValueError as error:
        raise Garbled("no JSON") from error
    if not isinstance(tree, dict):
        raise Garbled("no object")
    return tree


def _text(plain: dict[str, Any]) -> str:
    """Amounts become texts, which the codec reads as well."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
