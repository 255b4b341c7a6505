"""The hash under which a submission is known again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hub.tasks import payload_hash
from wire.operations import Evaluation

ratings = st.builds(
    Evaluation,
    st.text(max_size=5),
    st.text(max_size=5),
    st.integers(1, 5),
    st.just("4f1c4a5e-0000-4000-8000-000000000001"),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
    st.text(max_size=5),
)


@given(ratings, ratings)
def test_equal_payloads_and_only_they_have_one_hash(one: Evaluation, other: Evaluation) -> None:
    assert (payload_hash(one) == payload_hash(other)) is (one == other)
