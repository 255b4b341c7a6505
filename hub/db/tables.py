"""Every table, as SQLAlchemy Core. Times are China's civil time, amounts are whole fen.

Rows that come from a terminal carry `region` (its pooling area) and `terminal`.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
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
    Column("agent", String(64), nullable=False, server_default=""),
    Column("infcode", String(10), nullable=False),
    Index("call_query_no", "query_no"),
)
"""The audit of every call that could be read. `person` is a keyed hash of psn_no, `agent` one of
the ID number of whoever acted for that person; either may be empty.
"""

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


def _agent() -> tuple[Column[str], ...]:
    """The six `agnter_*` fields; a column belongs to one table, so each gets its own."""
    return (
        Column("agnter_name", String(50), nullable=False),
        Column("agnter_cert_type", String(6), nullable=False),
        Column("agnter_certno", String(50), nullable=False),
        Column("agnter_tel", String(50), nullable=False),
        Column("agnter_addr", String(200), nullable=False),
        Column("agnter_rlts", String(3), nullable=False),
    )


application = Table(
    "application",
    metadata,
    Column("accept_no", String(30), primary_key=True),
    Column("biz_sn", String(40), nullable=False, unique=True),
    Column("region", String(6), nullable=False),
    Column("terminal", String(30), nullable=False),
    Column("infno", String(5), nullable=False),
    Column("item_id", String(60), nullable=False),
    Column("psn_no", String(30), nullable=False),
    Column("psn_name", String(50), nullable=False),
    Column("certno", String(50), nullable=False),
    Column("insutype", String(6), nullable=False),
    Column("acting", String(20), nullable=False),
    *_agent(),
    Column("proxy_no", String(40), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("rchk_flag", String(3), nullable=False),
    Column("memo", String(500), nullable=False),
    Column("accepted_at", DateTime, nullable=False),
    Column("opt_time", DateTime, nullable=False),
    Column("opter", String(50), nullable=False),
    Column("trt_dcla_detl_sn", String(30), nullable=False),
    Column("check_code", String(20), nullable=False),
    Index("application_psn_no", "psn_no"),
    Index("application_trt_dcla_detl_sn", "trt_dcla_detl_sn"),
    Index("application_agent", "agnter_certno", "accepted_at"),
    Index("application_rchk_flag", "rchk_flag", "accepted_at"),
)
"""What was handed in and how far it is. `payload` is the input as it came; `opter` is the terminal,
later the clerk; `check_code` opens the public page of the number.
"""

application_event = Table(
    "application_event",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("accept_no", String(30), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("who", String(50), nullable=False),
    Column("from_flag", String(3), nullable=False),
    Column("to_flag", String(3), nullable=False),
    Column("memo", String(500), nullable=False),
    Index("application_event_accept_no", "accept_no"),
)
"""Every change of state; the first is from "" when it was handed in."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("platform", String(30), nullable=False),
    Column("key", String(60), nullable=False, unique=True),
    Column("kind", String(10), nullable=False),
    Column("psn_no", String(30), nullable=False),
    Column("accept_no", String(30), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("state", String(10), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", DateTime, nullable=False),
    Column("leased_until", DateTime, nullable=False),
    Column("code", String(10), nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("done_at", DateTime),
    Index("outbox_open", "platform", "state", "due"),
    Index("outbox_person", "psn_no", "id"),
    Index("outbox_accept_no", "accept_no"),
)
"""What is on its way to a platform, and what came of it (`hub.delivery.outbox`). `key` is its own
for ever; `accept_no` names the case whose event the answer becomes.
"""

relation = Table(
    "relation",
    metadata,
    Column("proxy_no", String(40), primary_key=True),
    Column("biz_sn", String(40), nullable=False, unique=True),
    Column("region", String(6), nullable=False),
    Column("terminal", String(30), nullable=False),
    Column("psn_no", String(30), nullable=False),
    Column("psn_name", String(50), nullable=False),
    Column("certno", String(50), nullable=False),
    Column("gend", String(6), nullable=False),
    *_agent(),
    Column("scope", JSON, nullable=False),
    Column("valid_to", Date, nullable=False),
    Column("vali_flag", String(3), nullable=False),
    Column("at", DateTime, nullable=False),
    Index("relation_agent", "agnter_certno"),
)
"""Who may act for whom until `valid_to`, in the item groups of `scope` (K351)."""
