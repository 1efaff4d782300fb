"""Who proves the roots: processes on this machine, or the workers of a cluster, each job in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from generator import child
from generator.errors import Diagnostic, TfgenError
from generator.job import Climb, Job, print_job, print_rung, read_job, read_rung
from generator.ladder import Rung, climb
from generator.rungs import steps

Told = Callable[[Job, Rung], None]

_HINT = "install the same tfgen in the environment of the workers, and run them where they see the same files"
_PROJECT = str(Path(__file__).absolute().parent.parent)
_COMMAND = f"import sys; sys.path[0] = {_PROJECT!r}; from generator.climber import main; main()"


def here(jobs: Sequence[Job], count: int, told: Told) -> tuple[Climb, ...]:
    """Proves the roots on this machine, `count` at a time; `told` hears of each rung as it is climbed."""
    if len(jobs) == 1 and Path(jobs[0].settings.folder) == Path.cwd():
        return (_in_this_process(jobs[0], told),)
    news: SimpleQueue[tuple[Job, Rung] | None] = SimpleQueue()
    children: set[child.Child] = set()
    with ThreadPoolExecutor(count) as pool:
        futures = [pool.submit(_prove, job, children, news) for job in jobs]
        watch = threading.Thread(target=_when_all_are_done, args=(futures, news), daemon=True)
        watch.start()
        try:
            for job, rung in iter(news.get, None):
                told(job, rung)
        except BaseException:
            # Ctrl-C comes to this thread only: the others wait for programs that have to be ended first.
            pool.shutdown(wait=False, cancel_futures=True)
            for running in [*children]:
                running.stop()
            raise
    return tuple(future.result() for future in futures)


def on_cluster(jobs: Sequence[Job], address: str, told: Told) -> tuple[Climb, ...]:
    """Proves the roots on a Dask cluster, whose workers have tfgen and see the same files under the same paths."""
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        hint = "pip install 'tfgen-blueprints[cluster]'"
        raise TfgenError(Diagnostic("V002", "--cluster needs the package distributed", None, hint)) from error
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        hint = "write it as tcp://HOST:PORT, and see that the scheduler runs there"
        raise TfgenError(Diagnostic("V003", f"no cluster answers at {address}: {error}", None, hint)) from error
    with client:
        futures = [client.submit(_alone, print_job(job), pure=False) for job in jobs]
        order = dict(zip([future.key for future in futures], jobs, strict=True))
        done: dict[str, Climb] = {}
        for future in as_completed(futures):
            job = order[future.key]
            if failure := future.exception():
                raise TfgenError(
                    Diagnostic("V004", f"a worker of the cluster failed on {job.name}: {failure}", None, _HINT)
                )
            done[future.key] = Climb(job.name, tuple(map(read_rung, future.result())))
            for rung in done[future.key].rungs:
                told(job, rung)
        return tuple(done[future.key] for future in futures)


def _in_this_process(job: Job, told: Told) -> Climb:
    """A single root needs nobody to keep it apart from others, and is answered sooner."""
    rungs = []
    with steps(job) as found:
        for rung in climb(found, keep_going=job.settings.keep_going):
            told(job, rung)
            rungs.append(rung)
    return Climb(job.name, tuple(rungs))


def _alone(job: str) -> list[str]:
    """What a worker of the cluster runs, from text to texts: Dask takes tuples apart."""
    return [print_rung(rung) for rung in _rungs(read_job(job), set())]


def _when_all_are_done(futures: Sequence[Any], news: SimpleQueue[Any]) -> None:
    for future in futures:
        future.exception()
    news.put(None)


def _prove(job: Job, children: set[child.Child], news: SimpleQueue[Any]) -> Climb:
    rungs = []
    for rung in _rungs(job, children):
        rungs.append(rung)
        news.put((job, rung))
    return Climb(job.name, tuple(rungs))


def _rungs(job: Job, children: set[child.Child]) -> Iterator[Rung]:
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": None}
    command = [sys.executable, "-c", _COMMAND]
    with child.running(command, cwd=Path(job.settings.folder), environment=os.environ, **pipes) as running:
        children.add(running)
        stdin, stdout = running.process.stdin, running.process.stdout
        assert stdin and stdout
        stdin.write(print_job(job))
        stdin.close()
        yield from map(read_rung, stdout)
        status = running.process.wait()
        children.discard(running)
    if status:
        raise RuntimeError(f"proving {job.name} ended with status {status}")
