"""What is done on a page follows from its kind and its roles."""

from __future__ import annotations

from dataclasses import replace

from app.play.goal import Goal, actings, candidates
from app.play.moves import MOVES, NAME, Lost, Present, Resident, Take, Touch, Wait, Write
from config.sandbox import person
from model.item import Acting
from model.node_id import MORE, act_id, field_id, item_id
from model.page import Header, Kind, Line, Node, Page, Role
from model.value import Count, Covered, Masked
from tests.kiosk.core.stage import ITEMS as CATALOGUE

ITEMS = CATALOGUE.items
ITEM = ITEMS["remote_long_stay"]
FATHER, DAUGHTER = person("lin_guoqing"), person("lin_ran")
ALONE = Goal(ITEM, Acting.SELF, FATHER)
BOTH = Goal(ITEM, Acting.ACCOMPANIED, FATHER, DAUGHTER)
AGENT = Goal(ITEM, Acting.AGENT, FATHER, DAUGHTER)


def page(kind: Kind, *nodes: Node, key: str = "it", default: str = "", escape: str = "") -> Page:
    return Page(key, kind, Header(Line("")), nodes, default, escape)


def choice(node_id: str, **more: object) -> Node:
    return replace(Node(node_id, Role.CHOICE, "x"), **more)  # type: ignore[arg-type]


def moved(one: Page, goal: Goal = ALONE) -> object:
    return Resident(goal).move(one)


def test_there_is_a_move_for_every_kind_of_page() -> None:
    assert set(MOVES) == set(Kind)


def test_the_item_is_looked_for_then_its_group_then_further_on() -> None:
    item, group = choice(item_id(ITEM.id)), choice(f"group:{ITEM.group}")
    assert moved(page(Kind.MENU, choice(MORE), group, item)) == Touch(item.id)
    assert moved(page(Kind.MENU, choice(MORE), group)) == Touch(group.id)
    assert moved(page(Kind.MENU, choice(item_id("other")), choice(MORE))) == Touch(MORE)


def test_a_question_is_answered_as_the_goal_says() -> None:
    ways = [choice(act_id(f"for.{way}")) for way in Acting]
    asked = page(Kind.QUESTION, *ways)
    assert moved(asked) == Touch(act_id("for.self"))
    assert moved(asked, BOTH) == Touch(act_id("for.accompanied"))
    assert moved(asked, replace(AGENT, acting=Acting.GUARDIAN)) == Touch(act_id("for.agent"))


def test_the_principal_is_found_by_the_last_of_their_number() -> None:
    def named(n: int, tail: str) -> Node:
        return choice(f"row:{n}", slots={"tail": Masked(tail, tail)})

    theirs = named(1, FATHER.card.number[-4:])
    assert moved(page(Kind.QUESTION, named(0, "0000"), theirs), AGENT) == Touch("row:1")
    assert moved(page(Kind.QUESTION, named(0, "0000"), choice(MORE)), AGENT) == Touch(MORE)


def test_each_page_that_asks_is_shown_the_next_ones_card() -> None:
    resident = Resident(BOTH)
    first, second = page(Kind.PRESENT, key="a"), page(Kind.PRESENT, key="b")
    shown = [resident.move(one) for one in (first, first, second)]
    assert shown == [Present(FATHER), Present(FATHER), Present(DAUGHTER)]


def test_a_question_that_has_an_answer_is_left_by_the_likely_button() -> None:
    options = (choice(field_id("a", "1"), group="a"), choice(field_id("b", "1"), group="b"))
    taken = replace(options[0], chosen=True)
    assert moved(page(Kind.FORM, *options, default=act_id("next"))) == Touch(act_id("next"))
    assert moved(page(Kind.FORM, taken, options[1])) == Touch(field_id("b", "1"))


def test_a_name_is_written_stroke_by_stroke_then_agreed_to() -> None:
    def signing(n: int) -> Page:
        ink = Node("ink", Role.INK, "x", value=Count(n))
        return page(Kind.COMMITMENT, ink, default=act_id("agree"))

    assert moved(signing(0)) == Write(NAME[0])
    assert moved(signing(len(NAME))) == Touch(act_id("agree"))


def test_a_result_is_read_to_its_end_before_it_is_printed_once() -> None:
    resident = Resident(ALONE)
    reveal = Node(act_id("reveal"), Role.BUTTON, "x")
    paper = Node(act_id("print"), Role.BUTTON, "x")
    more = Node(MORE, Role.BUTTON, "x", {"left": Count(2)})
    covered = Node("answer", Role.AMOUNT, "x", value=Covered())
    pages = (
        page(Kind.RESULT, covered, reveal, more, paper),
        page(Kind.RESULT, more, paper),
        page(Kind.RESULT, paper),
        page(Kind.RESULT, Node("printing", Role.NOTICE, "x")),
        page(Kind.RESULT, paper, escape=act_id("finish")),
    )
    moves = [resident.move(one) for one in pages]
    assert moves == [
        Touch(reveal.id),
        Touch(MORE),
        Touch(paper.id),
        Wait(),
        Touch(act_id("finish")),
    ]


def test_who_may_be_an_agent_may_be_a_guardian() -> None:
    assert Acting.GUARDIAN in actings(ITEM)
    assert actings(ITEMS["query_account"]) == (Acting.SELF,)


def test_people_are_found_in_the_sandbox() -> None:
    for way in actings(ITEM):
        found = list(candidates(ITEM, way))
        assert found
        assert all((goal.agent is None) == (way is Acting.SELF) for goal in found)
    assert {goal.agent for goal in candidates(ITEM, Acting.GUARDIAN)} == {person("huang_shufen")}


def test_a_page_that_offers_nothing_loses_the_player() -> None:
    assert moved(page(Kind.NOTICE)) == Lost()
    assert moved(page(Kind.MENU)) == Lost()


def test_a_refusal_sends_away_and_says_why() -> None:
    resident = Resident(ALONE)
    heading = Node("heading", Role.HEADING, "refuse.stopped.heading")
    assert resident.move(page(Kind.MESSAGE, heading, escape=act_id("leave"))) == Take(
        act_id("leave")
    )
    assert resident.refused == "refuse.stopped.heading"


def test_an_end_that_nobody_chose_is_no_refusal() -> None:
    resident = Resident(ALONE)
    heading = Node("heading", Role.HEADING, "ending.heading_fault")
    resident.move(page(Kind.MESSAGE, heading, key="ending", escape=act_id("noted")))
    assert (resident.refused, resident.cut_off) == ("", "ending.heading_fault")
