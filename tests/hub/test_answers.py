"""From a stored payload back to the answers of its item's form."""

from __future__ import annotations

from typing import Any

import pytest

from hub.answers import answers_of, inputs_of


def test_an_input_has_the_field_that_the_item_sends_it_from(rules: Any) -> None:
    item = rules.catalogue.item("remote_cancel")
    assert inputs_of(item) == {
        "trt_dcla_detl_sn": "filing",
        "evt_type": "act",
        "rloc_admdvs": "rloc_admdvs",
        "begndate": "begndate",
    }


def test_a_field_called_like_an_input_of_the_terminal_is_that_input(rules: Any) -> None:
    named = inputs_of(rules.catalogue.item("proxy_register"))
    assert named == {"agnter_tel": "agnter_tel", "scope": "scope", "valid_to": "valid_to"}


@pytest.mark.parametrize(
    ("value", "answer"),
    [("05", "05"), (["330106", "110105"], "330106,110105"), ([], ""), (None, ""), ("", "")],
)
def test_values_as_answers(rules: Any, value: object, answer: str) -> None:
    item = rules.catalogue.item("remote_cancel")
    assert answers_of(item, {"rloc_admdvs": value})["rloc_admdvs"] == answer
    assert answers_of(item, {})["act"] == ""
