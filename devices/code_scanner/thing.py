"""How the simulator shows scanners of QR codes."""

from __future__ import annotations

from devices.thing import ANSWERS, CABLE, Holder, Press, Seen, State, Thing


def thing() -> Thing:
    """Words, buttons, and what its state says."""
    return Thing(
        title="扫码窗口",
        short="扫码器",
        seen=_seen,
        switches=(CABLE, ANSWERS),
        holder=Holder(
            empty="把手机拿到这里",
            other="别的码",
            take=Press("take", "拿开"),
            person=Press("show", "出示医保码"),
            again="出示医保码",
            text=Press("show", "出示"),
        ),
    )


def _seen(state: State) -> Seen:
    lit = "灯亮着，在读" if state["held"] else "灯亮着，等一个码"
    dark = "灯没亮，现在不读" if state["held"] else "灯没亮"
    return Seen(lit if state["light"] else dark, True, frozenset(), state["held"])
