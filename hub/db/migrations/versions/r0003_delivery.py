"""What goes out to a platform has rows of its own; the sandbox platform has its own database.

Filings that stood in the hub's database were the sandbox's. Each becomes a row on its way, so that
the sandbox that starts beside this version gets it under its old number; nothing is lost. Its other
tables held synthetic people, and are laid in anew over there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from hub.db.migrations.versions import r0001_first, r0002_filings

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None

SANDBOX = "sandbox"
PREFIXES = ("YB", "PJ")
GONE = (
    "filing",
    "voucher_used",
    "sandbox_payment",
    "sandbox_movement",
    "sandbox_insurance",
    "sandbox_person",
)
KEPT = (
    *("accept_no", "biz_sn", "region", "terminal", "psn_no", "insutype", "rloc_rea"),
    *("resout_addr", "tel", "dcla_souc", "memo", "agnter_name", "agnter_cert_type"),
    *("agnter_certno", "agnter_tel", "agnter_addr", "agnter_rlts"),
)
CANCELLED, WAITS = "3", "0"

Values = Any
"""A row, by the names of its columns."""


def upgrade() -> None:
    _outbox()
    _carry_filings()
    _count_on()
    op.create_index("application_trt_dcla_detl_sn", "application", ["trt_dcla_detl_sn"])
    for table in GONE:
        op.drop_table(table)


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("platform", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("psn_no", sa.String(length=30), nullable=False),
        sa.Column("accept_no", sa.String(length=30), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("leased_until", sa.DateTime(), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("done_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("outbox_open", "outbox", ["platform", "state", "due"], unique=False)
    op.create_index("outbox_person", "outbox", ["psn_no", "id"], unique=False)
    op.create_index("outbox_accept_no", "outbox", ["accept_no"], unique=False)


def _carry_filings() -> None:
    """In the order in which they came; those that were cancelled are cancelled again."""
    db = op.get_bind()
    meta = sa.MetaData()
    filing, outbox, task = (
        sa.Table(name, meta, autoload_with=db) for name in ("filing", "outbox", "task")
    )
    rows = db.execute(sa.select(filing).order_by(filing.c.accept_no)).mappings().all()
    numbers = {row["trt_dcla_detl_sn"]: row["accept_no"] for row in rows}
    for row in rows:
        db.execute(sa.insert(outbox).values(**_filed(row, numbers)))
    for row in (row for row in rows if row["ended_by"]):
        by = db.execute(sa.select(task.c.accept_no).where(task.c.biz_sn == row["ended_by"]))
        db.execute(sa.insert(outbox).values(**_ended(row, by.scalar() or row["accept_no"])))


def _filed(row: Values, numbers: Mapping[str, str]) -> dict[str, Any]:
    cancelled = row["ended_by"] and row["rchk_flag"] == CANCELLED
    payload = {name: row[name] for name in KEPT} | {
        "area": row["insu_admdvs"],
        "rloc_admdvs": row["rloc_admdvs"].split(","),
        "begndate": row["begndate"].isoformat(),
        "enddate": row["enddate"].isoformat() if row["enddate"] else "",
        # It waits until its cancel comes: so it ends nothing, whatever it was a change of.
        "rchk_flag": WAITS if cancelled else row["rchk_flag"],
        "replaces": numbers.get(row["replaces"], ""),
    }
    return _row(row, "file", row["biz_sn"], row["accept_no"], payload)


def _ended(row: Values, accept_no: str) -> dict[str, Any]:
    who = {"psn_no": row["psn_no"], "opter": row["terminal"], "memo": row["memo"]}
    return _row(row, "end", row["ended_by"], accept_no, {"number": row["accept_no"], **who})


def _row(row: Values, kind: str, key: str, accept_no: str, payload: Values) -> dict[str, Any]:
    at: datetime = row["opt_time"]
    return {
        "platform": SANDBOX,
        "key": key,
        "kind": kind,
        "psn_no": row["psn_no"],
        "accept_no": accept_no,
        "payload": payload,
        "state": "waiting",
        "tries": 0,
        "due": at,
        "leased_until": at,
        "code": "",
        "created_at": at,
    }


def _count_on() -> None:
    """The highest number of a day so far; from there numbers go on, whatever the day."""
    db = op.get_bind()
    counter = sa.Table("counter", sa.MetaData(), autoload_with=db)
    days = db.execute(sa.select(counter)).mappings().all()
    for prefix in PREFIXES:
        given = [row["value"] for row in days if row["name"].startswith(f"{prefix}-")]
        highest = max(given, default=0)
        if db.dialect.name == "postgresql":
            op.execute(f"CREATE SEQUENCE accept_{prefix.lower()} START WITH {highest + 1}")
        db.execute(sa.delete(counter).where(counter.c.name.startswith(prefix)))
        if highest:
            db.execute(sa.insert(counter).values(name=prefix, value=highest))


def downgrade() -> None:
    """The tables come back empty; whatever is still on its way must arrive first."""
    db = op.get_bind()
    outbox = sa.Table("outbox", sa.MetaData(), autoload_with=db)
    on_its_way = sa.select(outbox.c.id).where(outbox.c.state.in_(("waiting", "sent"))).limit(1)
    if db.execute(on_its_way).first():
        raise RuntimeError("rows are on their way to a platform: let them arrive, then go back")
    op.drop_table("outbox")
    op.drop_index("application_trt_dcla_detl_sn", table_name="application")
    if db.dialect.name == "postgresql":
        for prefix in PREFIXES:
            op.execute(f"DROP SEQUENCE accept_{prefix.lower()}")
    r0001_first.sandbox_tables()
    r0002_filings.add_guardian()
    r0002_filings.filings()
    r0002_filings.vouchers()
