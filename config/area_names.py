"""How a TOML file of ours lists areas: six digits, and a name that is not empty."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Code = Annotated[str, Field(pattern="^[0-9]{6}$")]
Names = dict[Code, Annotated[str, Field(min_length=1)]]
