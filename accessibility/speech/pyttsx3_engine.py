"""pyttsx3 as an engine for other platforms' voices: one child process a sentence.

pyttsx3 2.99 loses utterances, returns early, hangs on stop and dies of a second thread
(accessibility.md 5.2). A child that renders one sentence to a file and leaves does none of it:
`python -m accessibility.speech.pyttsx3_engine FILE VOICE RATE`, the sentence on its stdin.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from accessibility.speech.engine import SAMPLE_RATE, EngineFailed, Pcm, estimated_s
from accessibility.speech.pinyin import pinyin

VOICE = "sit/cmn-latn-pinyin"
ROOT = Path(__file__).parents[2]
MEMORY = Path("/dev/shm")
"""Where the clip lies for a moment: in memory, for it may tell of a person."""


class Pyttsx3:
    """`render` blocks for a child's life; `cut` is asked only before it begins.

    The pace is not dependable: about one sentence in sixty keeps pyttsx3's own 200 words a
    minute, whatever was set (measured with two children at a time).
    """

    name = "pyttsx3"

    def __init__(self, voice: str = VOICE) -> None:
        self._voice = voice

    def render(self, text: str, rate: int, cut: Callable[[], bool]) -> Pcm:
        """One child process, since an engine of it is good for one sentence (accessibility.md 5.2).
        The clip lies in memory where there is such a folder.
        """
        words = pinyin(text) if self._voice == VOICE else text
        if cut() or not words:
            return Pcm(b"")
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            clip = Path(folder) / "clip.wav"
            self._child(clip, words, rate)
            return _read(clip)

    def _child(self, clip: Path, words: str, rate: int) -> None:
        command = [sys.executable, "-m", __name__, str(clip), self._voice, str(rate)]
        try:
            subprocess.run(
                command,
                input=words.encode("utf-8"),
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=3 + 2 * estimated_s(words, rate),
                check=True,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise EngineFailed("pyttsx3 did not render") from error


def _read(clip: Path) -> Pcm:
    try:
        with wave.open(str(clip)) as file:
            form = (file.getframerate(), file.getsampwidth(), file.getnchannels())
            if form != (SAMPLE_RATE, 2, 1):
                raise EngineFailed("pyttsx3 wrote an unknown form of sound")
            return Pcm(file.readframes(file.getnframes()))
    except (OSError, EOFError, wave.Error) as error:
        raise EngineFailed("pyttsx3 wrote no sound") from error


def _render(clip: str, voice: str, rate: int, text: str) -> int:
    """In the child: one sentence, then out; 0 when the engine says that it has finished."""
    import pyttsx3

    ended: SimpleQueue[bool] = SimpleQueue()
    engine = pyttsx3.init()
    engine.connect("finished-utterance", lambda name, completed: ended.put(completed))
    if voice not in {known.id for known in engine.getProperty("voices")}:
        return 1  # setProperty would keep the old voice and say nothing
    engine.setProperty("voice", voice)
    engine.setProperty("rate", rate)
    engine.save_to_file(text, clip)
    engine.runAndWait()
    # The first runAndWait of a process returns before the file is there; the parent has the clock.
    return 0 if ended.get() and Path(clip).exists() else 1


if __name__ == "__main__":
    status = _render(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.stdin.buffer.read().decode())
    # Not sys.exit: espeak's own ending hangs or asserts at times (accessibility.md 5.2).
    os._exit(status)
