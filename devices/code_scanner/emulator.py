"""A code scanner on a pty: `python -m devices.code_scanner.emulator --model newland …`.

Development, tests and demonstrations only. A code that is held up is read while the light is on,
once a trigger; a scanner without commands reads it once each time it is held up. Orders beside the
common ones of `devices.emulation`:

    {"do": "show", "text": "…"}           hold up this text, in UTF-8
    {"do": "show", "hex": "D2BD"}         hold up these bytes, in GBK for example
    {"do": "show", "person": "chen_xiumei"}
                                          hold up a phone with this person's e-voucher, which is
                                          another one each minute (config.sandbox.vouchers)
    {"do": "take"}                        nothing is held up any more
    {"do": "cut", "bytes": 9}             the next code ends after so many bytes, without suffix
    {"do": "cut", "bytes": 9, "rest": 0.25}
                                          and the rest of it comes so many seconds later
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from config import sandbox
from config.sandbox.vouchers import code_of
from devices.code_scanner.codec import ACK, ENQ, framed, newland_answer
from devices.code_scanner.profile import Dialect, ScannerProfile, scanner_profile
from devices.emulation import After, Emulation, Order, arguments

BAUD = 115200
DECODE_S = 0.05
"""From light on a code to its first byte on the wire."""
FRESH = timedelta(minutes=1)
"""How long a phone shows the same e-voucher."""
READ_S = 30.0
"""How long the light stays on if the host does not say (ORTSET)."""

_COMMANDS = re.compile(
    rb"\x16(?P<trigger>[TU])\r|\x16M\r(?P<menu>[^!.]{1,60})[!.]"
    rb"|\x7e\x010000[@#](?P<newland>[^;]{1,60});\x03"
)
_MENU = re.compile(r"TRGMOD0|TRGMOD\?")
_SETTING = re.compile(r"(SCNMOD0|SCNTRG[01]|ORTSET[0-9]{1,5}|GRBENA[01])")


class Scanner:
    """The scanner's side, without a wire: bytes in by `received`, out by `send`."""

    def __init__(
        self,
        profile: ScannerProfile,
        send: Callable[[bytes], None],
        after: After,
        wall: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._profile = profile
        self._send = send
        self._after = after
        self._wall = wall
        self._held: Callable[[], bytes] | None = None
        self._cut: tuple[int, float | None] | None = None
        self._told = 0
        self._triggers = 0
        self.plugged_in()

    def plugged_in(self) -> None:
        self._heard = b""
        self._read_s = READ_S
        self._light = self._profile.dialect is Dialect.TERMINATOR
        self._seen = 0
        """The trigger now in force, so that what an earlier one began is dropped."""
        self._look()

    def received(self, data: bytes) -> None:
        self._heard += data
        end = 0
        for command in _COMMANDS.finditer(self._heard):
            end = command.end()
            self._commanded({k: v.decode() for k, v in command.groupdict(b"").items()})
        self._heard = self._heard[end:][-64:]

    def state(self) -> dict[str, Any]:
        return {
            "model": self._profile.dialect.value,
            "light": self._light,
            "held": self._held is not None,
            "told": self._told,
            "triggers": self._triggers,
        }

    def verbs(self) -> Mapping[str, Order]:
        return {"show": self._show, "take": self._take, "cut": self._cut_next}

    # The protocol

    def _commanded(self, said: Mapping[str, str]) -> None:
        """What another family understands is noise."""
        match self._profile.dialect:
            case Dialect.HONEYWELL if said["trigger"]:
                self._turn(said["trigger"] == "T")
            case Dialect.HONEYWELL if said["menu"]:
                word = ACK if _MENU.fullmatch(said["menu"]) else ENQ
                self._send(said["menu"].encode() + word + b"!")
            case Dialect.NEWLAND if said["newland"]:
                self._set(said["newland"])

    def _set(self, command: str) -> None:
        """A query is answered by the value: the mode is always 0, triggered by command."""
        value = command.replace("SCNMOD*", "SCNMOD0")
        known = _SETTING.fullmatch(value) is not None
        self._send(newland_answer(value, ACK if known else ENQ))
        if known and command.startswith("SCNTRG"):
            self._turn(command.endswith("1"))
        elif known and command.startswith("ORTSET"):
            self._read_s = int(command.removeprefix("ORTSET")) / 1000

    def _turn(self, on: bool) -> None:
        self._light = on
        self._seen += 1
        if on:
            self._triggers += 1
            trigger = self._seen
            self._after(self._read_s, lambda: self._give_up(trigger))
            self._look()

    def _give_up(self, trigger: int) -> None:
        if self._seen == trigger:
            self._light = False

    def _look(self) -> None:
        """Reads what is held up, if anything is and the light is on, and if both still are then."""
        if self._light and self._held is not None:
            looked = self._seen, self._held
            self._after(DECODE_S, lambda: self._tell(*looked))

    def _tell(self, trigger: int, held: Callable[[], bytes]) -> None:
        if not self._light or (trigger, held) != (self._seen, self._held):
            return
        message = framed(held(), self._profile)
        begun, self._cut = self._cut or (len(message), None), None
        self._send(message[: begun[0]])
        if begun[1] is not None:
            self._after(begun[1], lambda: self._send(message[begun[0] :]))
        self._told += 1
        self._seen += 1
        self._light = self._profile.dialect is Dialect.TERMINATOR

    # The orders

    def _show(self, order: Mapping[str, Any]) -> None:
        if "person" in order:
            self._held = Phone(sandbox.person(order["person"]), self._wall)
        else:
            data = bytes.fromhex(order["hex"]) if "hex" in order else str(order["text"]).encode()
            self._held = lambda: data
        self._look()

    def _take(self, _: Mapping[str, Any]) -> None:
        self._held = None

    def _cut_next(self, order: Mapping[str, Any]) -> None:
        rest = order.get("rest")
        self._cut = int(order["bytes"]), None if rest is None else float(rest)


class Phone:
    """Shows one person's e-voucher, and a new one after a minute."""

    def __init__(self, person: sandbox.Person, wall: Callable[[], datetime]) -> None:
        self._person = person
        self._wall = wall
        self._made = wall()

    def __call__(self) -> bytes:
        now = self._wall()
        if now - self._made >= FRESH:
            self._made = now
        return code_of(self._person, self._made).encode()


def main() -> None:
    options = arguments("An emulated code scanner", BAUD, "newland").parse_args()
    emulation = Emulation(options.link, options.control, options.baud)
    profile = scanner_profile(options.model, options.own)
    emulation.run(Scanner(profile, emulation.send, emulation.after))


if __name__ == "__main__":
    main()
