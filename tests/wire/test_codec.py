"""Bytes written by hand from domain.md 3, 4 and 6, and the records they stand for."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire.codec import (
    decode_request,
    decode_response,
    encode_request,
    encode_response,
    envelope_input,
    envelope_output,
    input_of,
    output_of,
)
from wire.envelope import Request, Response
from wire.operations import (
    OPERATIONS,
    BaseInfo,
    Evaluated,
    Evaluation,
    HubInfo,
    IdetInfo,
    InsuInfo,
    Ledger,
    LedgerEntry,
    LedgerQuery,
    PaymentRecord,
    Payments,
    PaymentsQuery,
    PersonInfo,
    PersonQuery,
    SignedIn,
    SignIn,
)

ENVELOPE = (
    b'"msgid":"H35010000017202611221505001007","mdtrtarea_admvs":"350100",'
    b'"insuplc_admdvs":"350100","recer_sys_code":"MBS_LOCAL","infver":"V1.0","opter_type":"2",'
    b'"opter":"FZ-GL-0017","opter_name":"\xe7\xbb\x88\xe7\xab\xaf",'
    b'"inf_time":"2026-11-22 15:05:00","fixmedins_code":"H35010000017",'
    b'"fixmedins_name":"\xe4\xb8\xad\xe5\xbf\x83","sign_no":"S1","input":'
)
TAIL = b',"dev_no":"","dev_safe_info":"","cainfo":"","signtype":"","enc_type":""}'


def request(infno: str, body: dict[str, Any]) -> Request:
    return Request(
        infno=infno,
        msgid="H35010000017202611221505001007",
        mdtrtarea_admvs="350100",
        insuplc_admdvs="350100",
        recer_sys_code="MBS_LOCAL",
        infver="V1.0",
        opter_type="2",
        opter="FZ-GL-0017",
        opter_name="终端",
        inf_time="2026-11-22 15:05:00",
        fixmedins_code="H35010000017",
        fixmedins_name="中心",
        sign_no="S1",
        input=body,
    )


INPUTS = [
    (
        "9001",
        SignIn("FZ-GL-0017", "02:00:00:00:00:01", "127.0.0.1"),
        b'{"signIn":{"opter_no":"FZ-GL-0017","mac":"02:00:00:00:00:01","ip":"127.0.0.1"}}',
    ),
    (
        "1101",
        PersonQuery("02", "350102194708150028", query_no="Q-1"),
        (
            b'{"data":{"mdtrt_cert_type":"02","mdtrt_cert_no":"350102194708150028","card_sn":"",'
            b'"psn_cert_type":"","certno":"","psn_name":"","begntime":"","query_no":"Q-1"}}'
        ),
    ),
    (
        "K201",
        PaymentsQuery("SYN-1", "310", "202608", "202611", 2, "Q-2"),
        (
            b'{"data":{"psn_no":"SYN-1","insutype":"310","begn_ym":"202608","end_ym":"202611",'
            b'"page":2,"query_no":"Q-2"}}'
        ),
    ),
    (
        "K202",
        LedgerQuery("SYN-1", "310", "202608", "202611"),
        (
            b'{"data":{"psn_no":"SYN-1","insutype":"310","begn_ym":"202608","end_ym":"202611",'
            b'"page":1,"query_no":""}}'
        ),
    ),
    (
        "K402",
        Evaluation(
            "query_account", "Q-2", 5, "4f1c4a5e-0000-4000-8000-000000000001", ("快",), "好"
        ),
        (
            b'{"data":{"item_id":"query_account","rated_no":"Q-2","score":5,'
            b'"biz_sn":"4f1c4a5e-0000-4000-8000-000000000001","tags":["\xe5\xbf\xab"],'
            b'"words":"\xe5\xa5\xbd"}}'
        ),
    ),
]

PERSON = PersonInfo(
    baseinfo=BaseInfo(
        psn_no="SYN-1",
        psn_cert_type="01",
        certno="350102194708150028",
        psn_name="陈秀妹",
        gend="2",
        brdy=date(1947, 8, 15),
        naty="01",
        age=Decimal("79.3"),
    ),
    insuinfo=(
        InsuInfo("310", "1201", "1", "350100", Decimal("1234.56"), date(2001, 1, 1)),
        InsuInfo("39999", "39999", "4", "350199", Decimal("0.00")),
    ),
    idetinfo=(IdetInfo("1", datetime(2020, 1, 1)),),
    hubinfo=HubInfo("13800000028"),
)

OUTPUTS = [
    (
        "9001",
        SignedIn(datetime(2026, 11, 22, 8, 0, 1), "S1"),
        b'{"signinoutb":{"sign_time":"2026-11-22 08:00:01","sign_no":"S1"}}',
    ),
    (
        "1101",
        PERSON,
        (
            b'{"baseinfo":{"psn_no":"SYN-1","psn_cert_type":"01","certno":"350102194708150028",'
            b'"psn_name":"\xe9\x99\x88\xe7\xa7\x80\xe5\xa6\xb9","gend":"2","brdy":"1947-08-15",'
            b'"naty":"01","age":79.3},"insuinfo":[{"insutype":"310","psn_type":"1201",'
            b'"psn_insu_stas":"1","insuplc_admdvs":"350100","balc":1234.56,'
            b'"psn_insu_date":"2001-01-01","paus_insu_date":"","cvlserv_flag":"","emp_name":""},'
            b'{"insutype":"39999","psn_type":"39999","psn_insu_stas":"4","insuplc_admdvs":"350199",'
            b'"balc":0.00,"psn_insu_date":"","paus_insu_date":"","cvlserv_flag":"","emp_name":""}],'
            b'"idetinfo":[{"psn_idet_type":"1","begntime":"2020-01-01 00:00:00","psn_type_lv":"",'
            b'"memo":"","endtime":""}],"hubinfo":{"tel":"13800000028"}}'
        ),
    ),
    (
        "K201",
        Payments((PaymentRecord("202610", "310", "厂", "1", Decimal("212.30")),), 1, False),
        (
            b'{"records":[{"ym":"202610","insutype":"310","emp_name":"\xe5\x8e\x82",'
            b'"clct_stas":"1","clct_amt":212.30}],"months_total":1,"more":false}'
        ),
    ),
    (
        "K202",
        Ledger(
            Decimal("1234.56"),
            (
                LedgerEntry(
                    datetime(2026, 11, 18, 10, 22, 31),
                    "41",
                    Decimal("-86.40"),
                    Decimal("1234.56"),
                    "350103",
                ),
            ),
            True,
        ),
        (
            b'{"balc":1234.56,"entries":[{"time":"2026-11-18 10:22:31","kind":"41","amt":-86.40,'
            b'"balc_aft":1234.56,"place":"350103"}],"more":true}'
        ),
    ),
    (
        "K402",
        Evaluated(True, "PJ-261122-000417"),
        b'{"ok":true,"accept_no":"PJ-261122-000417"}',
    ),
]


@pytest.mark.parametrize(("infno", "value", "body"), INPUTS, ids=lambda one: str(one)[:4])
def test_requests(infno: str, value: object, body: bytes) -> None:
    op = OPERATIONS[infno]
    raw = b'{"infno":"' + infno.encode() + b'",' + ENVELOPE + body + TAIL
    assert encode_request(request(infno, envelope_input(op, value))) == raw
    assert input_of(op, decode_request(raw)) == value


@pytest.mark.parametrize(("infno", "value", "body"), OUTPUTS, ids=lambda one: str(one)[:4])
def test_responses(infno: str, value: object, body: bytes) -> None:
    op = OPERATIONS[infno]
    raw = (
        b'{"infcode":0,"inf_refmsgid":"350100202611221505000000000001",'
        b'"refmsg_time":"20261122150500000","respond_time":"20261122150500017",'
        b'"err_msg":"","output":' + body + b',"warn_msg":"","enctype":"","signtype":"","cainfo":""}'
    )
    answer = Response(
        infcode="0",
        inf_refmsgid="350100202611221505000000000001",
        refmsg_time="20261122150500000",
        respond_time="20261122150500017",
        err_msg="",
        output=envelope_output(op, value),
    )
    assert encode_response(answer) == raw
    assert output_of(op, decode_response(raw)) == value


@pytest.mark.parametrize("infcode", [b"0", b'"0"'])
def test_infcode_is_compared_as_text(infcode: bytes) -> None:
    assert decode_response(b'{"infcode":' + infcode + b',"output":{"ok":true}}').infcode == "0"
    assert decode_response(b'{"infcode":-1,"output":null}').infcode == "-1"


def test_an_error_in_the_other_shape() -> None:
    """domain.md 6.3: the known text for a code of another kind."""
    raw = '{"code":500159,"type":"error","message":"请使用医保电子凭证二维码","data":null}'
    answer = decode_response(raw.encode())
    assert (answer.infcode, answer.err_msg) == ("500159", "请使用医保电子凭证二维码")
    assert answer.output == {}


def test_missing_and_null_are_the_same_in_the_envelope() -> None:
    bare = decode_request(b'{"infno":"1101","input":{}}')
    null = decode_request(b'{"infno":"1101","input":{},"sign_no":null,"dev_no":null}')
    assert bare == null
    assert bare.sign_no == ""


def person(body: bytes) -> PersonInfo:
    answer = decode_response(b'{"infcode":0,"output":' + body + b"}")
    info: PersonInfo = output_of(OPERATIONS["1101"], answer)
    return info


BASE = (
    b'"baseinfo":{"psn_no":12345,"psn_cert_type":"01","certno":"X","psn_name":"Y","gend":2,'
    b'"brdy":"1947-08-15"}'
)
ROW = b'{"insutype":310,"psn_type":39999,"psn_insu_stas":"4","insuplc_admdvs":350100'


def test_a_single_insurance_is_a_list_of_one() -> None:
    info = person(b"{" + BASE + b',"insuinfo":' + ROW + b"}}")
    assert [row.insutype for row in info.insuinfo] == ["310"]


def test_numbers_where_text_belongs_and_unknown_codes() -> None:
    info = person(b"{" + BASE + b',"insuinfo":[' + ROW + b"}]}")
    assert info.baseinfo.psn_no == "12345"
    assert info.baseinfo.gend == "2"
    assert (info.insuinfo[0].psn_type, info.insuinfo[0].psn_insu_stas) == ("39999", "4")


def test_unknown_keys_are_ignored_and_hubinfo_may_be_absent() -> None:
    info = person(b"{" + BASE + b',"insuinfo":[],"idetinfo":null,"cardinfo":{"x":[1]}}')
    assert info.hubinfo == HubInfo()
    assert info.idetinfo == ()


@pytest.mark.parametrize(
    ("money", "amount"),
    [(b"1234.5", "1234.50"), (b'"1234.56"', "1234.56"), (b"-3", "-3.00"), (b"1.230", "1.23")],
)
def test_money_as_number_or_text(money: bytes, amount: str) -> None:
    info = person(b"{" + BASE + b',"insuinfo":[' + ROW + b',"balc":' + money + b"}]}")
    assert info.insuinfo[0].balc == Decimal(amount)
    assert info.insuinfo[0].balc.as_tuple().exponent == -2


def test_a_sixteen_digit_amount_survives() -> None:
    """A float would make 12345678901234.57 of it."""
    info = person(b"{" + BASE + b',"insuinfo":[' + ROW + b',"balc":99999999999999.99}]}')
    assert info.insuinfo[0].balc == Decimal("99999999999999.99")


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20).filter(
    lambda text: text != "null"
)
cents = st.integers(-(10**16), 10**16).map(lambda n: Decimal(n).scaleb(-2))
moments = st.datetimes().map(lambda at: at.replace(microsecond=0))
entries = st.builds(LedgerEntry, moments, texts, cents, cents, texts)
ledgers = st.builds(Ledger, cents, st.lists(entries, max_size=4).map(tuple), st.booleans())
people = st.builds(
    PersonInfo,
    st.builds(BaseInfo, texts, texts, texts, texts, texts, st.dates(), texts, cents),
    st.lists(
        st.builds(
            InsuInfo, texts, texts, texts, texts, cents, st.none() | st.dates(), st.none(), texts
        ),
        max_size=3,
    ).map(tuple),
    st.lists(st.builds(IdetInfo, texts, moments, endtime=st.none() | moments), max_size=2).map(
        tuple
    ),
    st.builds(HubInfo, texts),
)
queries = st.builds(PersonQuery, texts, texts, begntime=st.none() | moments)
ratings = st.builds(
    Evaluation, texts, texts, st.integers(), texts, st.lists(texts, max_size=3).map(tuple), texts
)


@given(st.one_of(ledgers.map(lambda v: ("K202", v)), people.map(lambda v: ("1101", v))))
def test_any_output_comes_back(pair: tuple[str, object]) -> None:
    op = OPERATIONS[pair[0]]
    answer = Response("0", "", "", "", "", envelope_output(op, pair[1]))
    assert output_of(op, decode_response(encode_response(answer))) == pair[1]


@given(st.one_of(queries.map(lambda v: ("1101", v)), ratings.map(lambda v: ("K402", v))))
def test_any_input_comes_back(pair: tuple[str, object]) -> None:
    op = OPERATIONS[pair[0]]
    sent = request(op.infno, envelope_input(op, pair[1]))
    assert input_of(op, decode_request(encode_request(sent))) == pair[1]


@given(st.lists(texts, min_size=12, max_size=12))
def test_every_key_of_the_envelope_is_sent(values: list[str]) -> None:
    names = [field.name for field in fields(Request)]
    given = dict(zip(names[1:13], values, strict=True))
    sent = Request(**{"infno": "1101", **given, "input": {}})  # type: ignore[arg-type]
    assert list(json.loads(encode_request(sent))) == names
    assert decode_request(encode_request(sent)) == sent
