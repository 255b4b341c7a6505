"""The shipped items, read as they are, and the schema of design.md §9."""

from __future__ import annotations

import tomllib
from pathlib import Path

from config import deployment_files, settings, text_files
from config.text import Entry, Texts
from model.identity import CredentialType
from model.item import Ask, Catalogue, Field, Item
from model.item.field import Comparison, NoKeys, Rule
from model.item.kinds.choice import CHOICE
from model.item.kinds.year_month import YEAR_MONTH
from model.item.loader import HERE, load, parse
from model.item.model import Acting, CallRole
from model.item.paths import Source
from model.page import Privacy

TEXTS = text_files.load()
DEPLOYED = deployment_files.load()
HOME = settings.load().catalogue.home
ACCOUNT = tomllib.loads((HERE / "query_account.toml").read_text("utf-8"))


def account() -> Item:
    return load(TEXTS, HOME, DEPLOYED).item("query_account")


def test_every_shipped_item_is_right_and_in_the_order_of_the_menu() -> None:
    items = load(TEXTS, HOME, DEPLOYED).items
    assert list(items)[: len(HOME)] == HOME
    others = list(items)[len(HOME) :]
    assert others == sorted(others), "in the order of their files"
    assert {path.stem for path in HERE.glob("*.toml")} == set(items), "a file is named as its item"


def test_what_the_menu_does_not_name_comes_after_it() -> None:
    items = list(load(TEXTS, ["query_insured_status"], DEPLOYED).items)
    assert items[0] == "query_insured_status"
    assert "query_account" in items[1:]


def test_parse_is_pure_and_gives_the_same_item() -> None:
    parsed = parse({"account.toml": ACCOUNT}, TEXTS, ["query_account"], DEPLOYED)
    assert isinstance(parsed, Catalogue)
    assert parsed.item("query_account") == account()


def test_closed_words_are_typed() -> None:
    item = account()
    assert item.credentials == (CredentialType.RESIDENT_ID, CredentialType.E_VOUCHER)
    assert item.acting == (Acting.SELF,)
    assert item.result[0].privacy is Privacy.PERSONAL
    assert item.pages == (("begn_ym", "end_ym"),)


def test_fields_have_defaults_and_rules() -> None:
    assert account().fields["begn_ym"] == Field(
        "begn_ym",
        YEAR_MONTH,
        "today-3m",
        Ask.ON_REQUEST,
        "ask.begn_ym",
        "label.begn_ym",
        Rule(Comparison.NOT_AFTER, "end_ym"),
        NoKeys(),
    )


def test_calls_have_paths() -> None:
    (call,) = account().calls
    assert (call.op, call.role, call.paged) == ("K202", "lookup", "page")
    assert dict(call.input)["psn_no"] == ("principal", "psn_no")
    assert dict(call.output) == {"balance": ("balc",), "entries": ("entries[]",)}


def test_lists_have_rows_with_slots() -> None:
    ledger = account().slip[2]
    assert (ledger.each, ledger.text, ledger.first) == (
        ("entries",),
        "item.query_account.row.ledger_slip",
        5,
    )
    assert dict(ledger.slots)["kind"] == Source(("kind",), "option:ledger_kind")
    assert ledger.value == Source(("amt",), "money_signed")


def test_the_insurance_is_picked_by_its_codes() -> None:
    assert account().pick.where == (("insutype", ("310",)),)


def test_an_item_needs_neither_calls_nor_fields() -> None:
    raw = {key: value for key, value in ACCOUNT.items() if key not in ("calls", "fields", "slip")}
    raw |= {"pages": [], "result": []}
    parsed = parse({"account.toml": raw}, TEXTS, (), DEPLOYED)
    assert isinstance(parsed, Catalogue)
    item = parsed.item("query_account")
    assert (item.calls, item.fields, item.slip) == ((), {}, ())


def test_a_choice_knows_its_codes_in_the_order_of_the_texts() -> None:
    entries = {key: TEXTS.entry(key) for key in TEXTS.keys()}  # noqa: SIM118
    for key in ("label.kind", "ask.kind"):
        entries[key] = Entry("险种", "", "险种")
    field = {"type": "choice", "options": "clct_stas", "default": "1"}
    raw = {**ACCOUNT, "fields": {**ACCOUNT["fields"], "kind": field}}
    raw["pages"] = [["begn_ym", "end_ym"], ["kind"]]
    parsed = parse({"account.toml": raw}, Texts(entries, {}), (), DEPLOYED)
    assert isinstance(parsed, Catalogue)
    kind = parsed.item("query_account").fields["kind"]
    assert kind.kind is CHOICE
    assert set(CHOICE.codes(kind)) == {"0", "1"}
    assert kind.ask is Ask.ALWAYS


def test_a_folder_without_items_is_an_empty_menu(tmp_path: Path) -> None:
    assert load(TEXTS, (), DEPLOYED, tmp_path).items == {}


def test_what_cancels_is_handed_in_too() -> None:
    raw = tomllib.loads((HERE / "remote_cancel.toml").read_text("utf-8"))
    raw["calls"][-1]["role"] = "cancel"
    parsed = parse({"cancel.toml": raw}, TEXTS, (), DEPLOYED)
    assert isinstance(parsed, Catalogue), parsed
    submit = parsed.item("remote_cancel").submit
    assert submit is not None
    assert submit.role is CallRole.CANCEL
