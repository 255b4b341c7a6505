"""Words that are chosen whole where a text is put together: those of addresses."""

from __future__ import annotations

OFTEN = tuple(
    word
    for line in (
        "省 市 区 县 镇 乡 村 街道 社区 路 街 大道 巷 弄 里 新村 小区 花园 公寓 大厦",
        "栋 幢 号楼 单元 层 室 号 东 南 西 北 旁边 对面 附近",
    )
    for word in line.split()
)
"""In the order in which an address names them."""
