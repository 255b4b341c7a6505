"""K402: the resident's opinion (好差评), accepted once for one `biz_sn`."""

from __future__ import annotations

from sqlalchemy import insert

from hub import tasks
from hub.db.tables import evaluation
from hub.operations.context import Context
from hub.refusals import Refusal
from hub.tasks import Number
from wire.operations import Evaluated, Evaluation


def handle(context: Context, given: Evaluation) -> Evaluated | Refusal:
    """The same opinion once more is answered as before."""
    answer = tasks.once(context, "PJ", given.biz_sn, given, lambda no: _accept(context, given, no))
    return answer if isinstance(answer, Refusal) else Evaluated(**answer)


def _accept(context: Context, given: Evaluation, number: Number) -> dict[str, object]:
    accept_no = number()
    context.db.execute(
        insert(evaluation).values(
            accept_no=accept_no,
            region=context.region,
            terminal=context.terminal,
            item_id=given.item_id,
            rated_no=given.rated_no,
            score=given.score,
            tags=list(given.tags),
            words=given.words,
            at=context.now,
        )
    )
    return {"ok": True, "accept_no": accept_no}
