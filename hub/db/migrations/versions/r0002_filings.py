"""Applications and their history, filings, relations between people, vouchers that were decoded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None


def _agent() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("agnter_name", sa.String(length=50), nullable=False),
        sa.Column("agnter_cert_type", sa.String(length=6), nullable=False),
        sa.Column("agnter_certno", sa.String(length=50), nullable=False),
        sa.Column("agnter_tel", sa.String(length=50), nullable=False),
        sa.Column("agnter_addr", sa.String(length=200), nullable=False),
        sa.Column("agnter_rlts", sa.String(length=3), nullable=False),
    )


def upgrade() -> None:
    _applications()
    filings()
    _relations()
    vouchers()
    add_guardian()
    agent = sa.Column("agent", sa.String(length=64), nullable=False, server_default="")
    op.add_column("call", agent)


def add_guardian() -> None:
    """Likewise."""
    guardian = sa.Column("guardian", sa.String(length=50), nullable=False, server_default="")
    op.add_column("sandbox_person", guardian)


def _applications() -> None:
    op.create_table(
        "application",
        sa.Column("accept_no", sa.String(length=30), nullable=False),
        sa.Column("biz_sn", sa.String(length=40), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("terminal", sa.String(length=30), nullable=False),
        sa.Column("infno", sa.String(length=5), nullable=False),
        sa.Column("item_id", sa.String(length=60), nullable=False),
        sa.Column("psn_no", sa.String(length=30), nullable=False),
        sa.Column("psn_name", sa.String(length=50), nullable=False),
        sa.Column("certno", sa.String(length=50), nullable=False),
        sa.Column("insutype", sa.String(length=6), nullable=False),
        sa.Column("acting", sa.String(length=20), nullable=False),
        *_agent(),
        sa.Column("proxy_no", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("rchk_flag", sa.String(length=3), nullable=False),
        sa.Column("memo", sa.String(length=500), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=False),
        sa.Column("opt_time", sa.DateTime(), nullable=False),
        sa.Column("opter", sa.String(length=50), nullable=False),
        sa.Column("trt_dcla_detl_sn", sa.String(length=30), nullable=False),
        sa.Column("check_code", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("accept_no"),
        sa.UniqueConstraint("biz_sn"),
    )
    op.create_index("application_psn_no", "application", ["psn_no"])
    op.create_index("application_agent", "application", ["agnter_certno", "accepted_at"])
    op.create_index("application_rchk_flag", "application", ["rchk_flag", "accepted_at"])
    op.create_table(
        "application_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("accept_no", sa.String(length=30), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=50), nullable=False),
        sa.Column("from_flag", sa.String(length=3), nullable=False),
        sa.Column("to_flag", sa.String(length=3), nullable=False),
        sa.Column("memo", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("application_event_accept_no", "application_event", ["accept_no"])


def filings() -> None:
    """The synthetic platform's, which later got a database of its own."""
    op.create_table(
        "filing",
        sa.Column("trt_dcla_detl_sn", sa.String(length=30), nullable=False),
        sa.Column("accept_no", sa.String(length=30), nullable=False),
        sa.Column("biz_sn", sa.String(length=40), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("terminal", sa.String(length=30), nullable=False),
        sa.Column("evt_type", sa.String(length=3), nullable=False),
        sa.Column("insutype", sa.String(length=6), nullable=False),
        sa.Column("dcla_souc", sa.String(length=3), nullable=False),
        sa.Column("psn_no", sa.String(length=30), nullable=False),
        sa.Column("insu_admdvs", sa.String(length=6), nullable=False),
        sa.Column("rloc_rea", sa.String(length=6), nullable=False),
        sa.Column("rloc_admdvs", sa.String(length=100), nullable=False),
        sa.Column("begndate", sa.Date(), nullable=False),
        sa.Column("enddate", sa.Date(), nullable=True),
        sa.Column("resout_addr", sa.String(length=200), nullable=False),
        sa.Column("tel", sa.String(length=50), nullable=False),
        *_agent(),
        sa.Column("memo", sa.String(length=500), nullable=False),
        sa.Column("vali_flag", sa.String(length=3), nullable=False),
        sa.Column("rchk_flag", sa.String(length=3), nullable=False),
        sa.Column("opt_time", sa.DateTime(), nullable=False),
        sa.Column("replaces", sa.String(length=30), nullable=False),
        sa.Column("ended_by", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("trt_dcla_detl_sn"),
        sa.UniqueConstraint("biz_sn"),
    )
    op.create_index("filing_psn_no", "filing", ["psn_no"])


def _relations() -> None:
    op.create_table(
        "relation",
        sa.Column("proxy_no", sa.String(length=40), nullable=False),
        sa.Column("biz_sn", sa.String(length=40), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("terminal", sa.String(length=30), nullable=False),
        sa.Column("psn_no", sa.String(length=30), nullable=False),
        sa.Column("psn_name", sa.String(length=50), nullable=False),
        sa.Column("certno", sa.String(length=50), nullable=False),
        sa.Column("gend", sa.String(length=6), nullable=False),
        *_agent(),
        sa.Column("scope", sa.JSON(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("vali_flag", sa.String(length=3), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("proxy_no"),
        sa.UniqueConstraint("biz_sn"),
    )
    op.create_index("relation_agent", "relation", ["agnter_certno"])


def vouchers() -> None:
    """Likewise."""
    op.create_table(
        "voucher_used",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("certno", sa.String(length=50), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("code_hash"),
        sa.UniqueConstraint("token_hash"),
    )


def downgrade() -> None:
    op.drop_column("call", "agent")
    op.drop_column("sandbox_person", "guardian")
    for table in ("voucher_used", "relation", "filing", "application_event", "application"):
        op.drop_table(table)
