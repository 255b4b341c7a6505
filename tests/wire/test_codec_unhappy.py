"""What nobody can read: one exception, and never a word of what was in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire.codec import Garbled, decode_request, decode_response, input_of, output_of
from wire.operations import OPERATIONS

NUMBER = b"350102194708150028"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html>" + NUMBER,
        b"[]",
        b'"text"',
        b'{"infno":',
        b"\xff\xfe",
        b'{"infno":"1101","input":{"x":NaN}}',
        b'{"infno":"1101"}',
        b'{"input":{}}',
        b'{"infno":"","input":{}}',
        b'{"infno":"1101","input":"Q2hG"}',
        b'{"infno":"1101","input":[]}',
        b'{"infno":"1101","input":{},"sign_no":"null"}',
        b'{"infno":"1101","input":{"data":{"mdtrt_cert_no":"null"}}}',
        b'{"infno":"1101","input":{},"sign_no":{}}',
        b'{"infno":"1101","input":{"data":"\\u0000"}}',
        b'{"infno":"1101","input":{"data":"\\ud800"}}',
        b"[" * 100_000,
        b'{"infno":"1101","input":' + b'{"a":' * 5000 + b"1" + b"}" * 5001,
    ],
    ids=lambda raw: raw[:40].decode("latin-1"),
)
def test_requests(raw: bytes) -> None:
    with pytest.raises(Garbled):
        decode_request(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"{}",
        b'{"infcode":null}',
        b'{"infcode":{},"output":{}}',
        b'{"infcode":0.0,"output":{}}',
        b'{"infcode":true,"output":{}}',
        b'{"infcode":0,"output":"Q2hG"}',
        b'{"infcode":0,"output":[]}',
        b'{"code":0,"type":"success","message":"","data":null}',
        b'{"code":null,"message":"x"}',
    ],
    ids=lambda raw: raw.decode(),
)
def test_responses(raw: bytes) -> None:
    with pytest.raises(Garbled):
        decode_response(raw)


INPUTS = [
    ("1101", b'{"x":{}}'),
    ("1101", b'{"data":[]}'),
    ("1101", b'{"data":"text"}'),
    ("1101", b'{"data":{"mdtrt_cert_type":"02"}}'),
    ("1101", b'{"data":{"mdtrt_cert_type":"02","mdtrt_cert_no":["' + NUMBER + b'"]}}'),
    ("1101", b'{"data":{"mdtrt_cert_type":true,"mdtrt_cert_no":"1"}}'),
    ("1101", b'{"data":{"mdtrt_cert_type":"02","mdtrt_cert_no":"1","begntime":20260101}}'),
    ("1101", b'{"data":{"mdtrt_cert_type":"02","mdtrt_cert_no":"1","begntime":"2026-01-01"}}'),
    ("K202", b'{"data":{"psn_no":"1","insutype":"310","begn_ym":"1","end_ym":"1","page":true}}'),
    ("K202", b'{"data":{"psn_no":"1","insutype":"310","begn_ym":"1","end_ym":"1","page":1.5}}'),
    ("K402", b'{"data":{"item_id":"x","rated_no":"1","score":"five","biz_sn":"1"}}'),
    ("K402", b'{"data":{"item_id":"x","rated_no":"1","score":5,"biz_sn":"1","tags":"a"}}'),
]


@pytest.mark.parametrize(("infno", "body"), INPUTS, ids=lambda one: str(one)[:60])
def test_inputs(infno: str, body: bytes) -> None:
    request = decode_request(b'{"infno":"' + infno.encode() + b'","input":' + body + b"}")
    with pytest.raises(Garbled):
        input_of(OPERATIONS[infno], request)


OUTPUTS = [
    ("K201", b"{}"),
    ("K201", b"null"),
    ("K202", b'{"entries":[]}'),
    ("K202", b'{"balc":"12.345"}'),
    ("K202", b'{"balc":"1,234.56"}'),
    ("K202", b'{"balc":1e999999999}'),
    ("K202", b'{"balc":"NaN"}'),
    ("K202", b'{"balc":true}'),
    ("K202", b'{"balc":[1]}'),
    ("K202", b'{"balc":1,"entries":"none"}'),
    ("K202", b'{"balc":1,"entries":[7]}'),
    (
        "K202",
        b'{"balc":1,"entries":[{"time":"2026-02-30 00:00:00","kind":"1","amt":1,"balc_aft":1}]}',
    ),
    ("K402", b'{"ok":true}'),
    ("9001", b'{"sign_time":"2026-11-22 08:00:01","sign_no":"1"}'),
]


@pytest.mark.parametrize(("infno", "body"), OUTPUTS, ids=lambda one: str(one)[:60])
def test_outputs(infno: str, body: bytes) -> None:
    answer = decode_response(b'{"infcode":0,"output":' + body + b"}")
    with pytest.raises(Garbled):
        output_of(OPERATIONS[infno], answer)


def test_the_reason_names_keys_and_never_quotes() -> None:
    body = b'{"data":{"mdtrt_cert_type":"02","mdtrt_cert_no":["' + NUMBER + b'"]}}'
    request = decode_request(b'{"infno":"1101","input":' + body + b"}")
    with pytest.raises(Garbled, match="mdtrt_cert_no string_type") as caught:
        input_of(OPERATIONS["1101"], request)
    assert NUMBER.decode() not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_garbled(raw: bytes) -> None:
    for decode in (decode_request, decode_response):
        try:
            record = decode(raw)
        except Garbled:
            continue
        assert record is not None
