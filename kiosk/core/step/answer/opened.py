"""One row of a list by itself: something that was handed in, how far it is, its slip once more."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.step.answer.printed import NUMBER, paper_of, print_notices, printing_of
from kiosk.core.step.answer.slips import WHY, reprint
from kiosk.core.step.context import Context
from kiosk.core.step.file.review_status import SENT_BACK
from kiosk.core.step.parts import button, go, heading, likely, notice, page
from model.node_id import act_id
from model.page import Kind, Node, Page, Privacy, Role, Tone
from model.value import Code, Day, Number, Plain, Value
from wire.filings import Application


def opened_page(row: Application, ctx: Context) -> Page:
    """With its number and its slip once more, and what may be done with it."""
    nodes = (
        heading("opened.heading"),
        *_progress(row),
        *print_notices(printing_of(ctx, row.accept_no), ctx, numbered=True),
        *_filed(row, ctx),
        *_actions(row, ctx),
    )
    return page(ctx, "opened", Kind.RESULT, nodes, likely(nodes), act_id("close"))


def _progress(row: Application) -> Iterator[Node]:
    if row.rchk_flag in SENT_BACK:
        yield notice("do_again", "opened.again", Tone.CAUTION)
    yield _field("item", "label.item", Code("item", row.item_id))
    yield _field("state", "label.rchk_flag", Code("rchk_flag", row.rchk_flag))
    yield _field("since", "label.opt_time", Day(row.opt_time.date()))
    if row.memo:
        yield _field("memo", "label.memo", Plain(row.memo), Privacy.PERSONAL)
    yield _field(NUMBER, "label.accept_no", Number(row.accept_no))


def _filed(row: Application, ctx: Context) -> Iterator[Node]:
    """What was filed, as its slip says it; how far it is stands above."""
    slip = reprint(row, ctx)
    for n, one in enumerate(slip.rows if slip else ()):
        if one.value is not None and one.label != WHY:
            yield _field(f"answer.{n}", one.label, one.value, Privacy.PERSONAL, "filed")


def _field(
    node_id: str,
    text: str,
    value: Value,
    privacy: Privacy = Privacy.PUBLIC,
    group: str = "answer",
) -> Node:
    return Node(node_id, Role.FIELD, text, value=value, privacy=privacy, group=group)


def _actions(row: Application, ctx: Context) -> Iterator[Node]:
    paper = paper_of(ctx, row.accept_no)
    again = row.rchk_flag in SENT_BACK and row.item_id in ctx.catalogue.items
    if again:
        yield go(row.item_id, "act.do_again", Tone.LIKELY)
    if paper.offered and reprint(row, ctx) is not None:
        yield button("print", "act.reprint", Tone.PLAIN if again else Tone.LIKELY)
    yield button("close", "act.close_row")
    yield button("finish", "act.finish", Tone.LIKELY if paper.taken and not again else Tone.PLAIN)
