"""What somebody comes for: an item, in one acting, with the synthetic people whom that takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from config.sandbox import Person, people, person
from config.sandbox.relations import relations
from model.item import Acting, Item


@dataclass(frozen=True, slots=True)
class Goal:
    """`agent` is None where the principal comes alone."""

    item: Item
    acting: Acting
    principal: Person
    agent: Person | None = None

    @property
    def shows(self) -> tuple[Person, ...]:
        """Whose credentials are asked for, in this order."""
        if self.agent is None:
            return (self.principal,)
        return (self.agent,) if self.acting.alone else (self.principal, self.agent)

    @property
    def answer(self) -> Acting:
        """What is said to the question for whom: that it is a ward is never asked."""
        return Acting.AGENT if self.acting is Acting.GUARDIAN else self.acting


def actings(item: Item) -> tuple[Acting, ...]:
    """All in which it is done: whoever may be an agent may be a guardian."""
    wards = (Acting.GUARDIAN,) if Acting.AGENT in item.acting else ()
    return (*item.acting, *(one for one in wards if one not in item.acting))


def goal_of(item: Item, acting: Acting, person_id: str) -> Goal | None:
    """Of this principal with the first who may act for them; None where nobody may."""
    found = (goal for goal in candidates(item, acting) if goal.principal.id == person_id)
    return next(found, None)


def candidates(item: Item, acting: Acting) -> Iterator[Goal]:
    """Whoever might do it, to be tried in turn: the platform refuses those whom it does not fit."""
    match acting:
        case Acting.SELF:
            yield from (Goal(item, acting, one) for one in _known())
        case Acting.AGENT:
            for found in relations():
                yield Goal(item, acting, person(found.principal), person(found.agent))
        case Acting.GUARDIAN:
            for one in _known():
                if one.platform is not None and one.platform.guardian:
                    yield Goal(item, acting, one, person(one.platform.guardian))
        case Acting.ACCOMPANIED:
            yield from (Goal(item, acting, *pair) for pair in _pairs())
        case _:
            assert_never(acting)


def _known() -> list[Person]:
    """Those whom the platform knows."""
    return [one for one in people() if one.platform is not None]


def _pairs() -> Iterator[tuple[Person, Person]]:
    """Each with the next of the file whose card does not run out."""
    lasting = [one for one in _known() if one.card.valid_to is None]
    for one in _known():
        other = next((other for other in lasting if other is not one), None)
        if other is not None:
            yield one, other
