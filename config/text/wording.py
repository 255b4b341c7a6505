"""How a file of texts words an entry: its three forms, whose slots are plain names."""

from __future__ import annotations

import string
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from config import schema
from config.text.entry import Entry, slots_of


def plain_slots(template: str) -> str:
    """The template itself. A slot is a plain name: what it holds is written by its type, not by
    the text; ValueError of another.
    """
    try:
        slots = list(string.Formatter().parse(template))
    except ValueError as error:
        raise ValueError(f"has wrong braces: {error}") from None
    if all(name is None or (name.isidentifier() and not f and not c) for _, name, f, c in slots):
        return template
    raise ValueError("has a slot that is no plain name")


Template = Annotated[str, AfterValidator(plain_slots)]
Shown = Annotated[str, Field(min_length=1), AfterValidator(plain_slots)]


class Wording(schema.Table):
    """As a file has it; `say` may drop a slot (a masked number), never add one."""

    show: Shown
    detail: Template = ""
    say: Template | None = None

    @model_validator(mode="after")
    def _shows_what_it_says(self) -> Wording:
        extra = slots_of(self.say or "") - slots_of(self.show) - slots_of(self.detail)
        if extra:
            names = ", ".join(f"{{{name}}}" for name in sorted(extra))
            raise ValueError(f"`say` uses the slot {names}, which is not shown")
        return self

    def entry(self) -> Entry:
        """What the program holds."""
        return Entry(self.show, self.detail, self.show if self.say is None else self.say)
