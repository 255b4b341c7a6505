"""Every table, as SQLAlchemy Core. Times are China's civil time, amounts are whole fen.

Rows that come from a terminal carry `region` (its pooling area) and `terminal`. The `sandbox_`
tables are the synthetic platform's and stay empty in production.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
)

metadata = MetaData()

Serial = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only in a column that is plainly INTEGER."""

sign_in = Table(
    "sign_in",
    metadata,
    Column("sign_no", String(30), primary_key=True),
    Column("region", String(6), nullable=False),
    Column("terminal", String(30), nullable=False),
    Column("signed_at", DateTime, nullable=False),
    Column("expires_at", DateTime, nullable=False),
)

call = Table(
    "call",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("region", String(6), nullable=False),
    Column("terminal", String(30), nullable=False),
    Column("infno", String(5), nullable=False),
    Column("msgid", String(30), nullable=False),
    Column("query_no", String(40), nullable=False),
    Column("biz_sn", String(40), nullable=False),
    Column("person", String(64), nullable=False),
    Column("infcode", String(10), nullable=False),
    Index("call_query_no", "query_no"),
)
"""The audit of every call that could be read; `person` is a keyed hash of psn_no, or empty."""

task = Table(
    "task",
    metadata,
    Column("biz_sn", String(40), primary_key=True),
    Column("region", String(6), nullable=False),
    Column("terminal", String(30), nullable=False),
    Column("infno", String(5), nullable=False),
    Column("accept_no", String(30), nullable=False, unique=True),
    Column("payload_hash", String(64), nullable=False),
    Column("answer", JSON, nullable=False),
    Column("accepted_at", DateTime, nullable=False),
)
"""What was accepted, for the life of the record: the same key gets the same answer."""

counter = Table(
    "counter",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

evaluation = Table(
    "evaluation",
    metadata,
    Column("accept_no", String(30), primary_key=True),
    Column("region", String(6), nullable=False),
    Column("terminal", String(30), nullable=False),
    Column("item_id", String(60), nullable=False),
    Column("rated_no", String(40), nullable=False),
    Column("score", Integer, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Index("evaluation_rated_no", "rated_no"),
)

contact = Table(
    "contact",
    metadata,
    Column("psn_no", String(30), primary_key=True),
    Column("tel", String(50), nullable=False),
    Column("at", DateTime, nullable=False),
)
"""The hub's own record of a person: the telephone of the last accepted task (domain.md 4.1)."""

sandbox_person = Table(
    "sandbox_person",
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
)

sandbox_insurance = Table(
    "sandbox_insurance",
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
"""`place` is the order in which the platform lists a person's rows."""

sandbox_movement = Table(
    "sandbox_movement",
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

sandbox_payment = Table(
    "sandbox_payment",
    metadata,
    Column("psn_no", String(30), primary_key=True),
    Column("insutype", String(6), primary_key=True),
    Column("area", String(6), primary_key=True),
    Column("months_ago", Integer, primary_key=True),
    Column("employer", String(200), nullable=False),
    Column("status", String(6), nullable=False),
    Column("amount_fen", BigInteger, nullable=False),
)
