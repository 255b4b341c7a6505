"""Signing in and out, and every page of somebody who is signed in. Called from any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from hub import log
from hub.office.access import Access, Session
from hub.office.forms import BadForm, Form
from hub.office.pages import page
from hub.office.plain import tidy
from hub.office.throttle import WAIT, Throttle
from hub.office.words import say

HOME = "/console"
COOKIE = "console"
LONGEST_NAME = 20


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence on top of a page; the tones are those of the style."""

    text: str
    tone: str = "danger"


class Entrance:
    """One for all clerks."""

    def __init__(self, access: Access, throttle: Throttle) -> None:
        self._access = access
        self._throttle = throttle

    def session(self, request: Request) -> Session | None:
        """Of the request's cookie, or None where it is none of ours or too old."""
        return self._access.session(request.cookies.get(COOKIE, ""))

    def meant(self, session: Session, form: Form) -> bool:
        """Whether the form came from a page of this session."""
        return self._access.meant(session, form.get("token", ""))

    def shown(self, session: Session, name: str, status: int = 200, **slots: Any) -> Response:
        """The page, for this clerk; the session begins anew with it."""
        token = self._access.token(session)
        slots = {"told": None, "session": session, "token": token} | slots
        return self._let_in(page(name, status, **slots), session)

    def closed(self, told: Told | None = None, clerk: str = "", status: int = 401) -> Response:
        """The page to sign in, with what was wrong."""
        slots = {"title": say("title.sign_in"), "told": told, "session": None}
        return page("sign_in", status, **slots, clerk=clerk, longest=LONGEST_NAME)

    def sign_in(self, address: str, form: Form) -> Response:
        """Wrong passwords are counted by address."""
        clerk = tidy(form.get("clerk", ""))
        if self._throttle.must_wait(address):
            wait = say("sign_in.wait", seconds=WAIT.seconds)
            return self.closed(Told(wait), clerk[:LONGEST_NAME], 429)
        if not 1 <= len(clerk) <= LONGEST_NAME:
            return self.closed(Told(say("sign_in.no_clerk", most=LONGEST_NAME)), "", 422)
        if not self._access.right(form.get("password", "")):
            self._throttle.wrong(address)
            log.write("console", kind="wrong_password")
            return self.closed(Told(say("sign_in.wrong")), clerk)
        self._throttle.right(address)
        return self._let_in(RedirectResponse(HOME, 303), self._access.opened(clerk))

    def sign_out(self, session: Session | None, form: Form) -> Response:
        """Nobody else's page may do it, either."""
        if session and not self.meant(session, form):
            return trouble(BadForm(403, "told.strange"))
        answer = RedirectResponse(HOME, 303)
        answer.delete_cookie(COOKIE, HOME, secure=True, httponly=True, samesite="strict")
        return answer

    def _let_in(self, answer: Response, session: Session) -> Response:
        """Browsers take a secure cookie over TLS, and on the loopback of a sandbox."""
        cookie = self._access.cookie(self._access.renewed(session))
        answer.set_cookie(COOKIE, cookie, path=HOME, secure=True, httponly=True, samesite="strict")
        return answer


def trouble(form: BadForm) -> Response:
    """Of a form that no page of ours has sent: whoever sent it sees nothing else."""
    told = Told(say(form.text))
    return page("trouble", form.status, title=say("title.trouble"), told=told, session=None)
