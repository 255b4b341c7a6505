"""The rules of the pool at the hub: another file of rules, another answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, update

from config.pool import By, Decide, Referral
from hub import applications
from platform_sandbox.database import filing
from wire.filings import FilingsQuery
from wire.refusals import RefusalCode as No

TODAY = date(2026, 11, 22)
LIN = "SYN-3501-0002"
AT_ONCE = Decide(By.AT_ONCE)


@pytest.fixture
def under(terminal: Any, hub: Any) -> Any:
    """A terminal of a hub whose pool has other rules."""

    def ruled(**rules: Any) -> Any:
        pool = replace(hub.rules.pool, **rules)
        terminal.hub = replace(hub, rules=replace(hub.rules, pool=pool))
        return terminal

    return ruled


def test_what_is_decided_at_once_holds_at_once(under: Any, forms: Any, engine: Engine) -> None:
    terminal = under(decide={"remote_long_stay": AT_ONCE})
    filed = terminal.told("K311", forms.filing())
    (seen,) = terminal.told("K313", FilingsQuery(LIN)).filings
    with engine.connect() as db:
        case = applications.one(db, filed.accept_no)
    assert case is not None
    assert (filed.rchk_flag, seen.rchk_flag, case.rchk_flag) == ("1", "1", "1")
    assert {event.to_flag for event in case.events} == {"1"}


def test_an_exception_goes_to_a_clerk(under: Any, forms: Any) -> None:
    abroad = Referral({"rloc_admdvs": ("350902",)}, "province")
    terminal = under(decide={"remote_long_stay": Decide(By.AT_ONCE, (abroad,))})
    assert terminal.told("K311", forms.filing(enddate=TODAY)).rchk_flag == "1"
    later = {"begndate": TODAY + timedelta(days=1), "rloc_admdvs": ("350902",)}
    assert terminal.told("K311", forms.filing(**later)).rchk_flag == "0"


def test_a_change_at_once_ends_the_old_filing_at_once(under: Any, forms: Any) -> None:
    terminal = under(decide={"remote_cancel": AT_ONCE})
    old = terminal.told("K311", forms.filing())
    terminal.told("K312", forms.change(old.trt_dcla_detl_sn))
    states = [
        (one.vali_flag, one.rchk_flag) for one in terminal.told("K313", FilingsQuery(LIN)).filings
    ]
    assert states == [("1", "1"), ("0", "3")]


def test_what_no_rule_names_goes_to_a_clerk(under: Any, forms: Any) -> None:
    assert under(decide={}).told("K351", forms.register()).rchk_flag == "0"


@pytest.mark.parametrize(
    ("other", "changed", "code"),
    [
        ({"begin_back_days": 7}, {"begndate": TODAY - timedelta(days=8)}, No.BEGIN_DATE),
        ({"begin_ahead_days": 7}, {"begndate": TODAY + timedelta(days=8)}, No.INPUT),
        ({"places_most": 1}, {"rloc_admdvs": ("330106", "110105")}, No.INPUT),
        ({"no_filing_within": ("350000",)}, {"rloc_admdvs": ("350902",)}, No.AREA_UNFIT),
        ({"no_filing_within": ("330106",)}, {"rloc_admdvs": ("330106",)}, No.AREA_UNFIT),
    ],
    ids=str,
)
def test_limits(
    under: Any, forms: Any, other: dict[str, Any], changed: dict[str, Any], code: No
) -> None:
    form = forms.filing(**changed)
    assert under(**other).ask("K311", form).infcode == code.value
    assert under().ask("K311", form).infcode == "0"


def test_what_an_agent_may_be_to_a_principal(under: Any, forms: Any) -> None:
    terminal = under(family_rlts=("1",))
    assert terminal.ask("K311", forms.by_daughter()).err_msg.endswith("：agnter_rlts")
    assert under().ask("K311", forms.by_daughter()).infcode == "0"


def test_a_relation_no_longer_than_the_pool_allows(under: Any, forms: Any, rules: Any) -> None:
    agents = replace(rules.pool.agents, relation_months=1)
    form = forms.register(valid_to=TODAY + timedelta(days=60))
    assert under(agents=agents).ask("K351", form).infcode == No.INPUT.value
    assert under().ask("K351", form).infcode == "0"


@pytest.mark.parametrize(("allowed", "code"), [(True, "0"), (False, No.OVERLAP.value)])
def test_a_long_stay_beside_a_short_trip(
    under: Any, forms: Any, platform: Any, allowed: bool, code: str
) -> None:
    terminal = under(short_beside_long=allowed)
    terminal.told("K311", forms.filing())
    with platform.engine.begin() as db:
        db.execute(update(filing).values(rloc_rea="06"))
    assert terminal.ask("K311", forms.filing(rloc_admdvs=("350902",))).infcode == code
