"""`kiosk image decode FILE…`: the codes in image files, through the camera worker.

Of a code that a person pays or signs in with, kind and length are told, never the text. The exit
code is the worst of the files': 0 a code was found, 1 none or no image, 5 the worker failed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.exits import Exit, say
from devices.camera.client import CameraWorker, Seen
from devices.camera.protocol import Code, Trouble
from kiosk.core.code import PACKAGE, SLIP, VOUCHER

WORDS = {
    Trouble.NO_CODE: "no QR code in it",
    Trouble.MISSING: "no such file, or none that may be read",
    Trouble.TOO_BIG: "too many bytes or pixels for a picture of a code",
    Trouble.FORMAT: "not a PNG, JPEG, BMP or PGM image",
    Trouble.BROKEN: "cut short or broken",
    Trouble.WORKER: "the camera worker ended over it or did not answer in time",
}
SECRET = {"voucher": VOUCHER, "package": PACKAGE}
"""Wherever they stand in a text, none of it is shown."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `kiosk image`."""
    parser.add_argument("what", choices=["decode"])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> Exit:
    """Decodes every file in one worker; the code is that of the worst."""
    with CameraWorker() as worker:
        seen = [(file, worker.decode(file)) for file in options.files]
    rows = [_row(file, one) for file, one in seen]
    say(options, "\n".join(_line(file, one) for file, one in seen), files=rows)
    return max(_exit(one) for _, one in seen)


def _exit(seen: Seen) -> Exit:
    if isinstance(seen, Trouble):
        return Exit.DEVICE if seen is Trouble.WORKER else Exit.FAILED
    return Exit.DONE


def _line(file: Path, seen: Seen) -> str:
    """One plain sentence for one file."""
    told = WORDS[seen] if isinstance(seen, Trouble) else "; ".join(map(_told, seen))
    return f"{escaped(str(file))}: {told}"


def _row(file: Path, seen: Seen) -> dict[str, object]:
    row: dict[str, object] = {"file": escaped(str(file)), "exit": int(_exit(seen))}
    if isinstance(seen, Trouble):
        return row | {"why": seen, "codes": []}
    return row | {"codes": [_fields(code) for code in seen]}


def _fields(code: Code) -> dict[str, object]:
    kind, text = shown(code.text)
    fields = {"kind": kind, "length": len(code.text), "decoder": code.decoder}
    return fields | {"text": text} if text else fields


def _told(code: Code) -> str:
    kind, text = shown(code.text)
    counted = f"{kind}, {len(code.text)} characters"
    return f"{counted}: {text}" if text else counted


def shown(text: str) -> tuple[str, str]:
    """The kind of a code and what may be printed of it: of a slip's address the number alone."""
    for kind, shape in SECRET.items():
        if shape.search(text):
            return kind, ""
    slip = SLIP.fullmatch(text.strip())
    return ("slip", slip[1]) if slip else ("other", escaped(text))


def escaped(text: str) -> str:
    """What a terminal would act on, or not show, as \\x1b or \\u202e: hostile text only looks."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
