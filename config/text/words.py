"""Words of the catalogue that had better not be parted at the end of a line."""

from __future__ import annotations

KEPT = frozenset(
    word
    for line in (
        "窗口 核实 参保 医保 国家 家人 平台 手机 身份 份证 证件 余额 明细 机器",
        "福州 当地 办理 查询 打印 凭条 拨打 附近 自助 读卡 号码 正常 可以 服务",
        "请问",
    )
    for word in line.split()
)
"""Pairs of characters that are read as one word; what else is one, no list can know."""
