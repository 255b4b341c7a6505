"""How the simulator shows printers of slips."""

from __future__ import annotations

from devices.thing import CABLE, Press, Seen, State, Switch, Thing


def thing() -> Thing:
    """Words, buttons, and what its state says."""
    return Thing(
        title="凭条打印机",
        short="打印机",
        seen=_seen,
        switches=(
            Switch("纸", (Press("paper_ok", "有纸"), Press("paper_out", "缺纸"))),
            Switch("盖", (Press("cover_close", "合盖"), Press("cover_open", "开盖"))),
            CABLE,
        ),
        once=(Press("paper_out_after", "打 5 行后缺纸", {"lines": 5}, "再打 5 行就没有纸了。"),),
        slips=True,
    )


def _seen(state: State) -> Seen:
    """Reads the answers to DLE EOT 1 to 4 (devices.md 4.1)."""
    _, cause, _, roll = bytes.fromhex(state["bits"])
    out, opened, broken = bool(cause & 0x20), bool(cause & 0x04), bool(cause & 0x40)
    paper = "缺纸" if out else "纸快用完了" if roll & 0x0C else "有纸"
    says = f"{'盖子开着，' * opened}{'机械故障，' * broken}{paper}"
    waiting = "，还有没打完的" if state["waiting"] else ""
    on = {"paper_out" if out else "paper_ok", "cover_open" if opened else "cover_close"}
    return Seen(says + waiting, not (out or opened or broken), frozenset(on))
