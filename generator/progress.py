"""A line on a terminal that says how far something is, after a second of silence; it goes when that is done."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

_PATIENCE = 1.0


class Progress:
    """Told how much is done of how much. Says nothing where nobody is watching."""

    def __init__(self, verb: str, noun: str) -> None:
        self._verb, self._noun = verb, noun
        self._done, self._all = 0, 0
        self._lock = threading.Lock()
        self._is_shown, self._is_over = False, False
        self._timer = threading.Timer(_PATIENCE, self._start)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            self._is_over = True
            if self._is_shown:
                sys.stderr.write("\r\033[K")
                sys.stderr.flush()

    def told(self, done: int, whole: int) -> None:
        with self._lock:
            self._done, self._all = done, whole
            if self._is_shown:
                self._show()

    def _start(self) -> None:
        with self._lock:
            if self._all and not self._is_over:
                self._is_shown = True
                self._show()

    def _show(self) -> None:
        nouns = self._noun if self._all == 1 else f"{self._noun}s"
        sys.stderr.write(f"\r\033[K{self._verb} {self._all} {nouns}, {self._done} done")
        sys.stderr.flush()
