"""The one window: fingers and keys in, pages out. The only file that knows all the others.

Everything here runs on the UI thread but `wake`. A press counts on release inside the node on
which it began, and the same node within 500 ms counts once (design.md §6); of a keypad each touch
counts (decision 0014). What begins in the ink field writes, and presses nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from accessibility.navigator import Ignored, Key, Moved, Navigator, Pressed
from kiosk.core.event import Stroke
from model.page import KEYPAD, Kind, Page
from model.profile import Profile
from model.value import Count
from screens.hit import hit
from screens.keys import Held, key_of
from screens.kivy_env import Clock, EventLoop, MotionEvent, gl, off_screen, open_window
from screens.layout import Desk, Fit, Touch, lay_out, measured
from screens.loop import Waiter, soonest
from screens.painter import Painter
from screens.scene import EMPTY, Scene
from screens.writing import Writing
from screens.x11 import X11

ONCE = 0.5
"""Seconds in which the same node counts once."""
BOUNCE = 0.06
"""Seconds in which a key of the keypad does: a contact that bounces, no finger is as quick."""
BEAT = 0.5
"""Seconds between two steps of the three dots."""


class Finger(MotionEvent):
    """A touch made by a program; it takes the same way as a finger's."""

    def depack(self, args) -> None:
        """Called by Kivy with what the event brought."""
        self.is_touch = True
        self.type_id = "touch"
        self.sx, self.sy = args
        self.profile = ["pos"]
        super().depack(args)


class Window:
    """Shows one page at a time and reports what is done to it."""

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        post_chosen: Callable[[str, str], None],
        stirred: Callable[[], None],
        on_focus: Callable[[Page, str], None],
        *,
        post_drawn: Callable[[str, str, Stroke], None] = lambda page, node, stroke: None,
        on_ignored: Callable[[], None] = lambda: None,
        on_fault: Callable[[Exception], None] | None = None,
        fullscreen: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk, self._navigator = desk, navigator
        self._post_chosen, self._stirred, self._on_focus = post_chosen, stirred, on_focus
        self._on_ignored = on_ignored
        self._on_fault = on_fault
        self._clock = clock
        self._page: Page | None = None
        self._profile = Profile()
        self._touch = Touch()
        self._fit: Fit | None = None
        self._scene: Scene = EMPTY
        self._stale = False
        self._drawn = Touch()
        self._began = ""
        self._pressed_at: tuple[str, float] = ("", 0.0)
        self._held = Held()
        self._beat_due: float | None = None
        self._stopped = False
        self._kivy = open_window(desk.width, desk.height, fullscreen=fullscreen)
        self.painter = Painter(self._kivy, desk.faces, desk.width, desk.height)
        self._writing = Writing(desk.px_per_mm, clock, self.painter.draw, post_drawn)
        self._waiter = _waiter(self._kivy, clock)
        self._bound = {
            "on_touch_down": self._down,
            "on_touch_move": self._move,
            "on_touch_up": self._up,
            "on_key_down": self._key_down,
            "on_key_up": self._key_up,
        }
        self._kivy.bind(**self._bound)

    # Pages.

    def publish(self, page: Page, profile: Profile) -> None:
        """Shows this page, and has drawn it when it returns: whoever hears of the page after the
        window, as its voice does, does not delay it. The same key keeps the focus; another takes
        the caption away, which was said of the page before.
        """
        same = self._page is not None and self._page.key == page.key
        if not same:
            self._began = ""
            self._writing.lift()
        self._page, self._profile, self._stale = page, profile, True
        self._fit = measured(page, profile, self._desk)
        self._navigator.show(page)
        busy = page.kind is Kind.BUSY
        if not busy:
            self._beat_due = None
        elif self._beat_due is None:
            self._beat_due = self._clock() + BEAT
        kept = {"beat": self._touch.beat} if same else {"beat": 0, "caption": ""}
        self._draw(pressed=self._began, **kept)
        self._frame()

    def caption(self, text: str) -> None:
        """What is being spoken now."""
        self._draw(caption=text)

    @property
    def captioned(self) -> str:
        """The caption of this page, "" until its first sentence is spoken."""
        return self._touch.caption

    def forget(self) -> None:
        """The end of a visit: an empty scene, and nothing kept that it was made from."""
        self._page, self._fit, self._scene = None, None, EMPTY
        self._touch = self._drawn = Touch()
        self._began, self._beat_due = "", None
        self._pressed_at = ("", 0.0)
        self._writing.forget()
        self._navigator.wipe()
        self.painter.forget()

    @property
    def scene(self) -> Scene:
        """What is shown now; checks and the headless visit look at it."""
        self._refresh()
        return self._scene

    def _draw(self, **changes) -> None:
        focused = self._navigator.focused if self._navigator.visible else ""
        self._touch = replace(self._touch, focused=focused, **changes)

    def _refresh(self) -> None:
        """Lays out and shows once a turn, however much has changed in it, and even changed back:
        a quick finger comes and goes between two frames.
        """
        if self._page is not None and (self._stale or self._touch != self._drawn):
            self._stale, self._drawn = False, self._touch
            self._scene = lay_out(self._page, self._profile, self._desk, self._touch, self._fit)
            self.painter.show(self._scene)
            self._place_ink(self._page)

    def _place_ink(self, page: Page) -> None:
        """Strokes follow their field; they go when its node counts none any more."""
        field = self._scene.ink
        node = page.node(field.node) if field else None
        count = node.value.n if node and isinstance(node.value, Count) else 0
        if self._writing.placed(page.key, field, count):
            self.painter.write(self._writing.strokes.segments(), field)

    def _frame(self) -> None:
        """Draws what has changed, if anything has."""
        self._refresh()
        if self._kivy.canvas.needs_redraw:
            self._kivy.dispatch("on_draw")
            self._kivy.dispatch("on_flip")
            if off_screen():
                gl.glFinish()  # or llvmpipe queues whole frames (kivy.md 2)

    # Fingers.

    def _down(self, _window, touch) -> bool:
        if self._writing.busy():
            return True  # a second finger, or the heel of the hand
        writes = self._writing.begin(touch, *self._place(touch))
        node = self._scene.ink.node if writes else self._node_at(touch)
        self._began = "" if writes else node
        self._navigator.touched(node)
        if self._began or self._touch.focused or self._touch.pressed:
            self._draw(pressed=self._began)
        if not self._began:
            self._stirred()
        return True

    def _move(self, _window, touch) -> bool:
        if not self._writing.move(touch, *self._place(touch)) and self._began:
            inside = self._node_at(touch) == self._began
            pressed = self._began if inside else ""
            if pressed != self._touch.pressed:
                self._draw(pressed=pressed)
        return True

    def _up(self, _window, touch) -> bool:
        if self._writing.end(touch):
            return True
        began, self._began = self._began, ""
        self._draw(pressed="")
        if began and self._node_at(touch) == began:
            self._press(began)
        elif began:
            self._stirred()
        return True

    def _place(self, touch) -> tuple[float, float]:
        """Kivy's y grows upwards."""
        return touch.x, self._desk.height - 1 - touch.y

    def _node_at(self, touch) -> str:
        """In the scene that can be seen."""
        return hit(self._scene, *self._place(touch))

    def _press(self, node: str) -> None:
        """One press, by finger or key; the same node again too soon is the same press."""
        now = self._clock()
        last, at = self._pressed_at
        if self._page is None or (node == last and now - at < self._once(self._page, node)):
            return
        self._pressed_at = (node, now)
        self._post_chosen(self._page.key, node)

    def _once(self, page: Page, node: str) -> float:
        pressed = page.node(node)
        return BOUNCE if pressed is not None and pressed.group == KEYPAD else ONCE

    # Keys.

    def _key_down(self, _window, code, _scancode=None, _text=None, modifiers=None) -> bool:
        key = key_of(code, modifiers or ())
        if self._held.down(code, self._clock()) and key:
            self._walk(key)
        return True

    def _key_up(self, _window, code, *_rest) -> bool:
        self._held.up(code)
        return True

    def _walk(self, key: Key) -> None:
        step = self._navigator.key(key)
        self._draw()
        match step:
            case Moved(node_id):
                self._stirred()
                if self._page is not None:
                    self._on_focus(self._page, node_id)
            case Pressed(_, node_id):
                self._press(node_id)
            case Ignored():
                self._stirred()
                self._on_ignored()
            case _:
                assert_never(step)

    # The loop.

    def run(self, tick: Callable[[], float | None]) -> None:
        """Until `stop`, also one that came before, or the window's end. `tick` drains posts and
        returns when it is due next.
        """
        while not (self._stopped or EventLoop.quit):
            self._waiter.wait(self.pump(tick))
        self._stopped = False

    def pump(self, tick: Callable[[], float | None]) -> float | None:
        """One turn without waiting; returns the time of the next wanted one."""
        self._kivy.mainloop()
        self._safely(EventLoop.dispatch_input)
        due = tick()
        self._step()
        self._safely(self._frame)
        EventLoop.idle()
        return soonest(due, self._beat_due, self._kivy_due())

    def _safely(self, does: Callable[[], object]) -> None:
        """A fault of a layout, a painter or a handler is told and not raised: the loop goes on. It
        is laid out once only, so that it is told once.
        """
        try:
            does()
        except Exception as error:
            if self._on_fault is None:
                raise
            self._on_fault(error)

    def stop(self) -> None:
        """Ends `run` after this turn; any thread, and from the handler of a signal."""
        self._stopped = True
        self._waiter.wake()

    def wake(self) -> None:
        """Makes `run` take a turn now; any thread."""
        self._waiter.wake()

    def close(self) -> None:
        """Lets go of Kivy's window, which stays for the process's life."""
        self._kivy.unbind(**self._bound)
        self.painter.close()
        self._waiter.close()

    def _step(self) -> None:
        if self._beat_due is not None and self._clock() >= self._beat_due:
            self._beat_due = self._clock() + BEAT
            self._draw(beat=(self._touch.beat + 1) % 3)

    def _kivy_due(self) -> float | None:
        """When Kivy's own clock wants a turn, in our clock's time."""
        due = Clock.get_min_timeout()  # 0: at once; the largest float: nothing is scheduled
        if due == sys.float_info.max:
            return None
        return self._clock() + (max(0.0, due - Clock.time()) if due else 0.0)

    # Without hands.

    def where(self, node_id: str) -> tuple[int, int] | None:
        """The middle of a node's target, if it is on the page and can be pressed."""
        for t in self.scene.targets:
            if t.node == node_id:
                return t.x + t.w // 2, t.y + t.h // 2
        return None

    def tap(self, x: float, y: float) -> None:
        """A finger down and up at this pixel, dispatched as a real touch."""
        finger = self.touch_down(x, y)
        self.touch_up(finger, x, y)

    def touch_down(self, x: float, y: float) -> Finger:
        """As a finger would do it, at a point of the scene in pixels; for tests and the gallery.
        The finger that comes back is moved and lifted by the two below.
        """
        finger = Finger("tap", 1, self._scaled(x, y))
        EventLoop.post_dispatch_input("begin", finger)
        return finger

    def touch_move(self, finger: Finger, x: float, y: float) -> None:
        """Of a finger of `touch_down`."""
        finger.move(self._scaled(x, y))
        EventLoop.post_dispatch_input("update", finger)

    def touch_up(self, finger: Finger, x: float, y: float) -> None:
        """Lifts a finger of `touch_down`, where it is now."""
        finger.move(self._scaled(x, y))
        EventLoop.post_dispatch_input("end", finger)

    def _scaled(self, x: float, y: float) -> tuple[float, float]:
        return x / (self._desk.width - 1), 1 - y / (self._desk.height - 1)

    def pixels(self) -> bytes:
        """RGB, rows from the top."""
        self._refresh()
        return self.painter.pixels()

    def save_png(self, path: Path) -> None:
        """After drawing what has changed; works off screen too."""
        self._refresh()
        self.painter.save_png(path)


def _waiter(window, clock) -> Waiter:
    """Waits on X where there is one; off screen only on the pipe; else it has to poll."""
    info = window.get_window_info()
    display = getattr(info, "display", None)
    if display:
        return Waiter(X11(int(display)), clock=clock)
    return Waiter(None, blind=not off_screen(), clock=clock)
