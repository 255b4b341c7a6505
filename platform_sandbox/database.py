"""The sandbox's own file: its tables, and how it is opened. Every start lays its people in anew;
what was filed stays.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Time,
    create_engine,
    event,
)

metadata = MetaData()

person = Table(
    "person",
    metadata,
    Column("psn_no", String(30), primary_key=True),
    Column("certno", String(50), nullable=False, unique=True),
    Column("name", String(50), nullable=False),
    Column("sex", String(6), nullable=False),
    Column("nation", String(3), nullable=False),
    Column("birth", Date, nullable=False),
    Column("social_card", String(50), nullable=False, index=True),
    Column("card_sn", String(32), nullable=False),
    Column("deceased", Boolean, nullable=False),
    Column("guardian", String(50), nullable=False),
)
"""`guardian` is the ID number of a minor's guardian, "" where nobody knows of one."""

insurance = Table(
    "insurance",
    metadata,
    Column("psn_no", String(30), primary_key=True),
    Column("insutype", String(6), primary_key=True),
    Column("area", String(6), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("psn_type", String(6), nullable=False),
    Column("status", String(6), nullable=False),
    Column("balance_fen", BigInteger, nullable=False),
    Column("since", Date),
    Column("paused", Date),
    Column("employer", String(200), nullable=False),
)
"""`place` is the order in which a person's rows are listed."""

movement = Table(
    "movement",
    metadata,
    Column("psn_no", String(30), primary_key=True),
    Column("insutype", String(6), primary_key=True),
    Column("area", String(6), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("days_ago", Integer, nullable=False),
    Column("at", Time, nullable=False),
    Column("kind", String(6), nullable=False),
    Column("amount_fen", BigInteger, nullable=False),
    Column("after_fen", BigInteger, nullable=False),
    Column("place", String(6), nullable=False),
)
"""Dates are kept as days before today, so that the sandbox never grows old. `n` 0 is the newest."""

payment = Table(
    "payment",
    metadata,
    Column("psn_no", String(30), primary_key=True),
    Column("insutype", String(6), primary_key=True),
    Column("area", String(6), primary_key=True),
    Column("months_ago", Integer, primary_key=True),
    Column("employer", String(200), nullable=False),
    Column("status", String(6), nullable=False),
    Column("amount_fen", BigInteger, nullable=False),
)

voucher_used = Table(
    "voucher_used",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("certno", String(50), nullable=False),
    Column("expires_at", DateTime, nullable=False),
)
"""Every e-voucher is decoded once; its token opens 1101 until it expires. Neither is kept as it is
(domain.md 7).
"""

filing = Table(
    "filing",
    metadata,
    Column("trt_dcla_detl_sn", String(30), primary_key=True),
    Column("accept_no", String(30), nullable=False, unique=True),
    Column("biz_sn", String(40), nullable=False),
    Column("region", String(6), nullable=False),
    Column("terminal", String(30), nullable=False),
    Column("evt_type", String(3), nullable=False),
    Column("insutype", String(6), nullable=False),
    Column("dcla_souc", String(3), nullable=False),
    Column("psn_no", String(30), nullable=False),
    Column("insu_admdvs", String(6), nullable=False),
    Column("rloc_rea", String(6), nullable=False),
    Column("rloc_admdvs", String(100), nullable=False),
    Column("begndate", Date, nullable=False),
    Column("enddate", Date),
    Column("resout_addr", String(200), nullable=False),
    Column("tel", String(50), nullable=False),
    Column("agnter_name", String(50), nullable=False),
    Column("agnter_cert_type", String(6), nullable=False),
    Column("agnter_certno", String(50), nullable=False),
    Column("agnter_tel", String(50), nullable=False),
    Column("agnter_addr", String(200), nullable=False),
    Column("agnter_rlts", String(3), nullable=False),
    Column("memo", String(500), nullable=False),
    Column("vali_flag", String(3), nullable=False),
    Column("rchk_flag", String(3), nullable=False),
    Column("opt_time", DateTime, nullable=False),
    Column("replaces", String(30), nullable=False),
    Index("filing_psn_no", "psn_no"),
)
"""A remote-treatment filing (domain.md 6.1). `rloc_admdvs` are areas joined by commas. A change is
a row of its own that `replaces` another once it is accepted.
"""

delivery = Table(
    "delivery",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("answer", JSON, nullable=False),
    Column("effects", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("at", DateTime, nullable=False),
)
"""What came under each key: what was answered, how often it took effect, how often it was sent."""


def open_engine(url: str) -> Engine:
    """Makes file and tables where there are none."""
    engine = create_engine(url, hide_parameters=True)
    if engine.url.database not in (None, "", ":memory:"):
        Path(str(engine.url.database)).parent.mkdir(parents=True, exist_ok=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin_immediate)
    metadata.create_all(engine)
    return engine


def _set_up(raw: Any, record: object) -> None:
    """What was answered outlives a kill: it is what the hub's keys are held against."""
    raw.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
        raw.execute(f"PRAGMA {pragma}").close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
