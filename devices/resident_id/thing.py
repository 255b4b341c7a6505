"""How the simulator shows readers of resident ID cards."""

from __future__ import annotations

from devices.thing import ANSWERS, CABLE, Holder, Press, Seen, State, Thing


def thing() -> Thing:
    """Words, buttons, and what its state says."""
    return Thing(
        title="身份证阅读器",
        short="阅读器",
        seen=_seen,
        switches=(CABLE, ANSWERS),
        once=(
            # Six spoilt answers are three polls: bytes that come unasked would be drained.
            Press("corrupt_checksum", "乱码 6 次", {"times": 6}, "接下来的 6 个应答会是乱码。"),
        ),
        holder=Holder(
            empty="把卡放在这里",
            other="有一张卡，不是从这个页面放上的",
            take=Press("take", "拿走"),
            person=Press("lay", "放上"),
            again="再放一次",
        ),
    )


def _seen(state: State) -> Seen:
    return Seen("卡在上面" if state["card"] else "等一张卡", True, frozenset(), state["card"])
