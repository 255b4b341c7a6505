"""What the blindfold player wants, item by item; the people are synthetic."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from model.profile import Profile, Size
from tests.journeys.blindfold import Goal, Player
from tests.journeys.dark import Room, World, holds_up, lays
from tests.kiosk.core.stage import ACCEPTED, CHEN, FATHER, LIN, application, filing
from wire.behalf import Registered, Relations
from wire.filings import Filings, Progress

TRANSCRIPTS = Path(__file__).parent / "transcripts"
HEADPHONES = Profile(voice=True, headphones=True)
LOUDSPEAKER = Profile(size=Size.L, voice=True)


@dataclass(frozen=True, slots=True)
class Errand:
    """One goal in one profile, in a world."""

    goal: Goal
    profile: Profile = HEADPHONES
    world: World | None = None

    def run(self) -> Room:
        """Played to its end; the room has the transcript and what was handed in."""
        room = Room(self.profile, self.world)
        Player(room, self.goal).play()
        return room


TEL = "13800000028"
VOUCHER = "4240000000000000000107350000"
SIGNED = {"请拿起身份证": lays(CHEN, "陈女士")}
OWN = {"请放上身份证": lays(CHEN, "陈女士"), **SIGNED}
AGENTS = {"请放上您自己": lays(CHEN, "陈女士"), **SIGNED}
BOTH = {
    **OWN,
    "请放上要办事的人": lays(CHEN, "陈女士"),
    "请换上本人": lays(CHEN, "陈女士"),
    "请拿起刚才": lays(LIN, "林先生"),
}
CODE = {
    "请放上身份证，或扫": holds_up(VOUCHER, "医保码"),
    "请再扫": holds_up(VOUCHER[:-1] + "1", "新的医保码"),
}
WHERE = {"哪个省": ("浙江",), "哪个市": ("杭州",), "哪个区县": ("西湖",), "手机号": (TEL,)}

CHILD = replace(FATHER, guardian=True, valid_to=None, agnter_rlts="3")
WARD = World({"K352": lambda: Relations((CHILD,))})
FILED = World({"K313": lambda: Filings((filing(),))})
ENDS = replace(FILED, submitted=replace(ACCEPTED, rchk_flag="1"))
"""A cancel holds at once."""
BACK = application(rchk_flag="4", memo="请补填在那边的住址")
SENT_BACK = World({"K401": lambda: Progress((BACK, application(accept_no="YB-261101-000001")))})
REGISTERED = World(submitted=Registered("YB-261122-000418", "DB-261122-000002", date(2027, 11, 22)))

SLIP = {"请放上身份证，或扫": holds_up("YB-261122-000417", "凭条")}
PRINTED = ("打印这张清单", "结束", "不评了")
"""Of a list, which is printed only on request."""
OTHER_TEL = "13900000028"
CHANGED = {**WHERE, "手机号": (TEL, OTHER_TEL)}
"""The telephone number is answered once more, from the review."""
LIVES = {"住在哪里": ("常用词", "数字"), "要哪个词": ("小区",), "请输入数字": ("12",)}
CANCEL = ("改外地备案", "西湖区", "取消这条")
FILE = ("去外地长住",)
SELF, AGENT, BESIDE = ("给我自己",), ("替家人办", "林先生"), ("陪家人", "儿子或女儿")

ERRANDS = {
    "query_account": Errand(Goal(("查余额",), OWN)),
    "query_account-aloud": Errand(Goal(("查余额",), OWN), LOUDSPEAKER),
    "query_account-code": Errand(Goal(("查余额",), CODE)),
    "query_institutions": Errand(Goal(("查定点", "医院、诊所", "鼓楼", "示例鼓楼"), {})),
    "query_insured_status": Errand(Goal(("查参保", "非常满意"), OWN)),
    "query_filings": Errand(Goal(("查外地备案", *SELF), OWN), world=FILED),
    "query_filings-agent": Errand(Goal(("查外地备案", *AGENT), AGENTS), world=FILED),
    "query_progress": Errand(Goal(("查办理进度", "外地长住备案"), OWN)),
    "query_progress-again": Errand(
        Goal(("查办理进度", "退回", "重新办", *SELF), OWN, WHERE), world=SENT_BACK
    ),
    "query_progress-slip": Errand(Goal(("查办理进度",), SLIP, last=PRINTED)),
    "remote_long_stay": Errand(Goal((*FILE, *SELF), OWN, WHERE)),
    "remote_long_stay-aloud": Errand(Goal((*FILE, *SELF), OWN, WHERE), LOUDSPEAKER),
    "remote_long_stay-code": Errand(Goal((*FILE, *SELF), CODE, WHERE)),
    "remote_long_stay-changed": Errand(Goal((*FILE, *SELF, "手机号"), OWN, CHANGED)),
    "remote_long_stay-address": Errand(Goal((*FILE, *SELF, "住址"), OWN, {**WHERE, **LIVES})),
    "remote_long_stay-agent": Errand(Goal((*FILE, *AGENT), AGENTS, WHERE)),
    "remote_long_stay-guardian": Errand(Goal((*FILE, *AGENT), AGENTS, WHERE), world=WARD),
    "remote_long_stay-accompanied": Errand(Goal((*FILE, *BESIDE), BOTH, WHERE)),
    "remote_cancel": Errand(Goal((*CANCEL, *SELF), OWN), world=ENDS),
    "remote_cancel-move": Errand(
        Goal(("改外地备案", "西湖区", "换地方", "还去这里", *SELF), OWN), world=FILED
    ),
    "remote_cancel-agent": Errand(Goal((*CANCEL, *AGENT), AGENTS), world=ENDS),
    "remote_cancel-accompanied": Errand(Goal((*CANCEL, *BESIDE), BOTH), world=ENDS),
    "proxy_register-accompanied": Errand(
        Goal(("请家人代办", "儿子或女儿"), BOTH, {"手机号": (OTHER_TEL,)}), world=REGISTERED
    ),
}
"""By item, then by who acts where it is not oneself, then by what is special about it."""


def transcript(room: Room) -> str:
    return "\n".join(room.transcript) + "\n"


def write(names: Sequence[str]) -> None:
    """Renews transcripts, all or these, to be read and reviewed like pictures."""
    for name in names or ERRANDS:
        path = TRANSCRIPTS / f"{name}.txt"
        path.write_text(transcript(ERRANDS[name].run()), "utf-8")


if __name__ == "__main__" and sys.argv[1:2] == ["--write"]:
    write(sys.argv[2:])
