"""Debian's espeak-ng through ctypes, synchronous: the default engine.

Always the voice `cmn-latn-pinyin`. Never `cmn`: Debian 12's spells 3,227 of the 3,755 most
common characters by English rules (accessibility.md 1). Numbers below are from espeak-ng's
speak_lib.h. The library has global state: one instance a process, used from one thread.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from accessibility.speech.engine import SAMPLE_RATE, EngineFailed, Pcm
from accessibility.speech.pinyin import pinyin

LIBRARY = "libespeak-ng.so.1"
VOICE = b"cmn-latn-pinyin"

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_RATE = 1
_CHARS_UTF8 = 1
_SLOWEST, _FASTEST = 80, 450
_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)
_ABORT, _GO_ON = 1, 0


class Espeak:
    """One loaded library. Raises EngineFailed where library, voice or data are missing."""

    name = "espeak-ng"

    def __init__(self, library: str = LIBRARY) -> None:
        try:
            self._lib = ctypes.CDLL(library)
        except OSError as error:
            raise EngineFailed(f"{library} cannot be loaded") from error
        if self._lib.espeak_Initialize(_SYNCHRONOUS, 0, None, _DONT_EXIT) != SAMPLE_RATE:
            raise EngineFailed("espeak-ng does not start at 22050 Hz")
        if self._lib.espeak_SetVoiceByName(VOICE):
            raise EngineFailed("the voice cmn-latn-pinyin is missing")
        self._samples = bytearray()
        self._cut: Callable[[], bool] = bool
        self._callback = _CALLBACK(self._heard)  # kept: the library holds only its address
        self._lib.espeak_SetSynthCallback(self._callback)

    def render(self, text: str, rate: int, cut: Callable[[], bool]) -> Pcm:
        """Returns in milliseconds; when `cut` says so between two chunks, with what there is until
        then.
        """
        self._cut = cut
        raw = pinyin(text).encode("ascii")
        self._lib.espeak_SetParameter(_RATE, max(_SLOWEST, min(rate, _FASTEST)), 0)
        if self._lib.espeak_Synth(raw, len(raw) + 1, 0, 0, 0, _CHARS_UTF8, None, None):
            raise EngineFailed("espeak-ng did not render")
        pcm = Pcm(bytes(self._samples))
        self._samples.clear()
        return pcm

    def phonemes(self, syllables: str) -> str:
        """How the voice would say them, in espeak's signs; `(en)` marks a switch to English."""
        read = self._lib.espeak_TextToPhonemes
        read.restype = ctypes.c_char_p
        read.argtypes = [ctypes.POINTER(ctypes.c_void_p), ctypes.c_int, ctypes.c_int]
        buffer = ctypes.create_string_buffer(syllables.encode("utf-8"))
        at = ctypes.c_void_p(ctypes.addressof(buffer))
        clauses = []
        while at.value:
            clauses.append(read(ctypes.byref(at), _CHARS_UTF8, 0).decode("utf-8"))
        return " ".join(clauses)

    def _heard(self, wav: ctypes._Pointer[ctypes.c_short], frames: int, _: int | None) -> int:
        """espeak's callback: a chunk of samples, or a null pointer at the end."""
        if wav and frames:
            self._samples += ctypes.string_at(wav, 2 * frames)
        return _ABORT if self._cut() else _GO_ON
