"""Submissions of synthetic people, whole and allowed; a test changes what it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from config import deployment_files
from config.sandbox import person
from wire.behalf import AgentRegister, Signed
from wire.filings import FilingCancel, RemoteFiling

TODAY = date(2026, 11, 22)
VERSIONS = deployment_files.load().commitments.newest
INK = "100,50 130,90 180,60;200,40 210,45"
LIN, CHEN, CHILD = "SYN-3501-0002", "SYN-3501-0001", "SYN-3501-0005"
HANGZHOU, NINGDE, BEIJING = "330106", "350902", "110105"


def signed(*ids: str, way: str = "ink") -> tuple[Signed, ...]:
    ink = INK if way == "ink" else ""
    return tuple(Signed(one, VERSIONS[one], way, ink) for one in ids)


@dataclass
class Forms:
    """Each has a key of its own."""

    def __post_init__(self) -> None:
        self._count = count(1)

    def key(self) -> str:
        return f"4f1c4a5e-0000-4000-8000-{next(self._count):012}"

    def filing(self, **changed: Any) -> RemoteFiling:
        """林国庆 for himself, to 杭州, from today on."""
        whole = RemoteFiling(
            biz_sn=self.key(),
            item_id="remote_long_stay",
            psn_no=LIN,
            insutype="390",
            commitments=signed("c_residence_away", "c_truth"),
            rloc_rea="07",
            rloc_admdvs=(HANGZHOU,),
            begndate=TODAY,
            tel="13900000015",
            resout_addr="西湖区示例路1号",
        )
        return replace(whole, **changed)

    def by_daughter(self, **changed: Any) -> RemoteFiling:
        """林㛃 for her father, alone."""
        made = signed("c_residence_away", "c_truth", "c_proxy")
        acts = {"acting": "agent", "proxy_no": "DG-SYN-0001", "commitments": made}
        return self.filing(**{**agent("lin_ran"), **acts, **changed})

    def by_guardian(self, **changed: Any) -> RemoteFiling:
        """黄淑芬 for 黄小乐, her child."""
        made = signed("c_residence_away", "c_truth", "c_guardian")
        acts = {"acting": "guardian", "psn_no": CHILD, "commitments": made}
        return self.filing(**{**agent("huang_shufen", "5"), **acts, **changed})

    def cancel(self, number: str, **changed: Any) -> FilingCancel:
        whole = FilingCancel(
            biz_sn=self.key(),
            item_id="remote_cancel",
            psn_no=LIN,
            insutype="390",
            commitments=signed("c_truth"),
            trt_dcla_detl_sn=number,
        )
        return replace(whole, **changed)

    def change(self, number: str, place: str = NINGDE, **changed: Any) -> FilingCancel:
        moved = {"evt_type": "02", "rloc_admdvs": (place,), "begndate": TODAY}
        return self.cancel(number, **{**moved, **changed})

    def register(self, **changed: Any) -> AgentRegister:
        """陈秀妹 lets 林㛃 act for her."""
        card = person("chen_xiumei").card
        whole = AgentRegister(
            biz_sn=self.key(),
            item_id="proxy_register",
            psn_no=CHEN,
            acting="accompanied",
            commitments=signed("c_entrust", "c_truth"),
            **agent("lin_ran", "4"),
            certno=card.number,
            psn_name=card.name,
            valid_to=TODAY + timedelta(days=365),
            scope=("remote_treatment",),
        )
        return replace(whole, **changed)


def agent(key: str, rlts: str = "2") -> dict[str, str]:
    card = person(key).card
    return {
        "agnter_name": card.name,
        "agnter_cert_type": "01",
        "agnter_certno": card.number,
        "agnter_tel": "13900000041",
        "agnter_addr": card.address,
        "agnter_rlts": rlts,
    }


@pytest.fixture
def forms() -> Forms:
    return Forms()


@pytest.fixture(scope="session")
def acting() -> Any:
    """The six fields of an agent, by the id of a synthetic person."""
    return agent


@pytest.fixture(scope="session")
def sign() -> Any:
    """Commitments, by their ids."""
    return signed
