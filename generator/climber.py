"""The process that proves one root: a job on standard input, a line for each rung on standard output."""

from __future__ import annotations

import os
import sys

from generator.job import print_rung, read_job
from generator.ladder import climb
from generator.rungs import steps


def main() -> None:
    """Whatever the work itself prints is kept apart from the answer."""
    job = read_job(sys.stdin.read())
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answer:
        os.dup2(2, 1)
        with steps(job) as found:
            for rung in climb(found, keep_going=job.settings.keep_going):
                answer.write(f"{print_rung(rung)}\n")
                answer.flush()
