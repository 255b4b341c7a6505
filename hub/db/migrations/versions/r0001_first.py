"""The first schema: sign-in, audit, tasks, evaluations, contacts, and the sandbox platform."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "call",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("terminal", sa.String(length=30), nullable=False),
        sa.Column("infno", sa.String(length=5), nullable=False),
        sa.Column("msgid", sa.String(length=30), nullable=False),
        sa.Column("query_no", sa.String(length=40), nullable=False),
        sa.Column("biz_sn", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("infcode", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("call_query_no", "call", ["query_no"], unique=False)
    op.create_table(
        "contact",
        sa.Column("psn_no", sa.String(length=30), nullable=False),
        sa.Column("tel", sa.String(length=50), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("psn_no"),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "evaluation",
        sa.Column("accept_no", sa.String(length=30), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("terminal", sa.String(length=30), nullable=False),
        sa.Column("item_id", sa.String(length=60), nullable=False),
        sa.Column("rated_no", sa.String(length=40), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("accept_no"),
    )
    op.create_index("evaluation_rated_no", "evaluation", ["rated_no"], unique=False)
    sandbox_tables()
    op.create_table(
        "sign_in",
        sa.Column("sign_no", sa.String(length=30), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("terminal", sa.String(length=30), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sign_no"),
    )
    op.create_table(
        "task",
        sa.Column("biz_sn", sa.String(length=40), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("terminal", sa.String(length=30), nullable=False),
        sa.Column("infno", sa.String(length=5), nullable=False),
        sa.Column("accept_no", sa.String(length=30), nullable=False),
        sa.Column("payload_hash", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("biz_sn"),
        sa.UniqueConstraint("accept_no"),
    )


def sandbox_tables() -> None:
    """Those of the synthetic platform, which later got a database of its own."""
    op.create_table(
        "sandbox_insurance",
        sa.Column("psn_no", sa.String(length=30), nullable=False),
        sa.Column("insutype", sa.String(length=6), nullable=False),
        sa.Column("area", sa.String(length=6), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("psn_type", sa.String(length=6), nullable=False),
        sa.Column("status", sa.String(length=6), nullable=False),
        sa.Column("balance_fen", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("paused", sa.Date(), nullable=True),
        sa.Column("employer", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("psn_no", "insutype", "area"),
    )
    op.create_table(
        "sandbox_movement",
        sa.Column("psn_no", sa.String(length=30), nullable=False),
        sa.Column("insutype", sa.String(length=6), nullable=False),
        sa.Column("area", sa.String(length=6), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("days_ago", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("after_fen", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=6), nullable=False),
        sa.PrimaryKeyConstraint("psn_no", "insutype", "area", "n"),
    )
    op.create_table(
        "sandbox_payment",
        sa.Column("psn_no", sa.String(length=30), nullable=False),
        sa.Column("insutype", sa.String(length=6), nullable=False),
        sa.Column("area", sa.String(length=6), nullable=False),
        sa.Column("months_ago", sa.Integer(), nullable=False),
        sa.Column("employer", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=6), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("psn_no", "insutype", "area", "months_ago"),
    )
    op.create_table(
        "sandbox_person",
        sa.Column("psn_no", sa.String(length=30), nullable=False),
        sa.Column("certno", sa.String(length=50), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("sex", sa.String(length=6), nullable=False),
        sa.Column("nation", sa.String(length=3), nullable=False),
        sa.Column("birth", sa.Date(), nullable=False),
        sa.Column("social_card", sa.String(length=50), nullable=False),
        sa.Column("card_sn", sa.String(length=32), nullable=False),
        sa.Column("deceased", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("psn_no"),
        sa.UniqueConstraint("certno"),
    )
    op.create_index(
        op.f("ix_sandbox_person_social_card"), "sandbox_person", ["social_card"], unique=False
    )


def downgrade() -> None:
    op.drop_table("task")
    op.drop_table("sign_in")
    op.drop_index(op.f("ix_sandbox_person_social_card"), table_name="sandbox_person")
    op.drop_table("sandbox_person")
    op.drop_table("sandbox_payment")
    op.drop_table("sandbox_movement")
    op.drop_table("sandbox_insurance")
    op.drop_index("evaluation_rated_no", table_name="evaluation")
    op.drop_table("evaluation")
    op.drop_table("counter")
    op.drop_table("contact")
    op.drop_index("call_query_no", table_name="call")
    op.drop_table("call")
