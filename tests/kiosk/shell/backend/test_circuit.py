from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.backend.circuit import Circuit


def test_it_opens_after_three_misses_in_a_row_and_lets_one_probe_through() -> None:
    now = [0.0]
    circuit = Circuit(lambda: now[0], limit=3, pause_s=10.0)
    for _ in range(3):
        assert circuit.lets_through()
        circuit.ended(reached=False)
    assert not circuit.lets_through()
    now[0] = 10.0
    assert circuit.lets_through()
    assert not circuit.lets_through()
    circuit.ended(reached=False)
    assert not circuit.lets_through()
    now[0] = 20.0
    assert circuit.lets_through()
    circuit.ended(reached=True)
    assert circuit.lets_through()
    assert circuit.lets_through()


@given(st.lists(st.booleans(), max_size=30))
def test_it_is_closed_unless_the_last_three_missed(ends: list[bool]) -> None:
    circuit = Circuit(lambda: 0.0, limit=3, pause_s=1.0)
    done: list[bool] = []
    for reached in ends:
        expected = not (len(done) >= 3 and not any(done[-3:]))
        assert circuit.lets_through() is expected
        if expected:
            circuit.ended(reached=reached)
            done.append(reached)
