"""The frames of the bench are the same in every run, and a score counts what it says."""

from __future__ import annotations

import numpy as np

from bench.images import ANGLES, SPOILT, TEXT, Score, frames
from devices.camera.decode import zxing
from devices.camera.frames import Grey
from devices.camera.protocol import Code, Decoder

SIZE = (320, 240)


def test_every_turn_is_there_in_every_state_with_the_code_and_without() -> None:
    made = list(frames(SIZE))
    assert [hit for _, hit in made] == [True, False] * len(ANGLES) * len(SPOILT)
    assert {frame.shape for frame, _ in made} == {(240, 320)}
    assert all(np.array_equal(a, b) for (a, _), (b, _) in zip(made, frames(SIZE), strict=True))


def test_the_first_frame_has_the_code_and_the_second_none() -> None:
    made = frames((640, 480))
    assert [code.text for code in zxing(next(made)[0])] == [TEXT]
    assert zxing(next(made)[0]) == ()


def test_a_score_counts_codes_that_were_there_and_texts_that_were_not() -> None:
    answers = iter([TEXT, TEXT, "another", None])

    def decoder(_: Grey) -> tuple[Code, ...]:
        text = next(answers)
        return (Code(text, Decoder.ZXING),) if text else ()

    score = Score(decoder)
    for hit in (True, False, True, True):
        score.look(np.zeros((2, 2), np.uint8), hit)
    assert (score.found, score.wrong, len(score.ms)) == (1, 1, 4)
