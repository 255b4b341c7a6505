"""Tasks to be kept, of synthetic people."""

from __future__ import annotations

from kiosk.core.command import Submit
from model.task import Offline, Task
from wire.operations import Evaluation

PRINCIPAL = "SYN-3501-0001"
AGENT = "350199199001010017"


def key(number: int) -> str:
    """A biz_sn, different for each number."""
    return f"5b2f7a31-0000-4000-8000-{number:012x}"


def submitted(
    number: int = 1,
    *,
    visit: str = "v1",
    n: int = 7,
    kind: str = "remote_filing",
    principal: str = PRINCIPAL,
    agent: str = AGENT,
    offline: Offline = Offline.REFUSE,
    score: int = 5,
) -> Submit:
    value = Evaluation("query_account", "CX26112212345678", score, key(number))
    task = Task(
        biz_sn=key(number),
        op="K402",
        input=value,
        area="350100",
        item="remote_long_stay",
        kind=kind,
        acting="agent" if agent else "self",
        principal=principal,
        agent=agent,
        offline=offline,
    )
    return Submit(visit, n, task)
