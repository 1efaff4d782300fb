"""Programs tfgen runs, none of which outlives it: a keeper ends them when tfgen ends, also when it is killed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

# Runs a program in a process group of its own. The pipe is closed when tfgen lets go of it or is gone, however it went:
# then the group is asked to stop, and killed when its time is over. A program that ends leaves nothing of its group.
_KEEPER = """
import os, select, signal, sys, time
pipe, grace, command = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
told, tell = os.pipe()
os.set_blocking(tell, False)
signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
signal.signal(signal.SIGCHLD, lambda *_: None)
child = os.fork()
if not child:
    try:
        os.setpgid(0, 0)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE):
            signal.signal(number, signal.SIG_DFL)
        for number in (pipe, told, tell):
            os.close(number)
        os.execvp(command[0], command)
    except OSError as error:
        os.write(2, f"{command[0]}: {error.strerror}\\n".encode())
    finally:
        os._exit(127)
try:
    os.setpgid(child, child)
except OSError:
    pass
def end(number):
    try:
        os.killpg(child, number)
    except OSError:
        pass
deadline = None
while True:
    done, status = os.waitpid(child, os.WNOHANG)
    if done:
        break
    left = None if deadline is None else max(deadline - time.monotonic(), 0)
    if left == 0:
        end(signal.SIGKILL)
        left = None
    waiting = [told] if deadline is not None else [told, pipe]
    ready = select.select(waiting, [], [], left)[0]
    if told in ready:
        os.read(told, 4096)
    if pipe in ready:
        deadline = time.monotonic() + grace
        if grace:
            end(signal.SIGINT)
end(signal.SIGKILL)
code = os.waitstatus_to_exitcode(status)
sys.exit(code if code >= 0 else 128 - code)
"""


class Child:
    """A program that was started; `stop` ends it and all that it started."""

    def __init__(self, process: subprocess.Popen[str], leash: int) -> None:
        self.process = process
        self._leash = leash

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def stop(self) -> None:
        """Returns when it has ended; may be called again."""
        if self._leash >= 0:
            os.close(self._leash)
            self._leash = -1
        # A second Ctrl-C must not let go of what the first one was about to end.
        while self.process.returncode is None:
            with contextlib.suppress(KeyboardInterrupt):
                self.process.wait()


class Done(NamedTuple):
    """How a program ended: a status of 128 and more names the signal it was ended by."""

    status: int
    output: str
    errors: str
    is_out_of_time: bool = False


def start(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    grace: float = 0.0,
    stdin: int | IO[Any] = subprocess.DEVNULL,
    stdout: int | IO[Any] = subprocess.DEVNULL,
    stderr: int | IO[Any] | None = subprocess.DEVNULL,
) -> Child:
    """Starts a program. When it is to stop, it is interrupted first and has `grace` seconds to end by itself."""
    reading, leash = os.pipe()
    keeper = [sys.executable, "-I", "-S", "-c", _KEEPER, str(reading), str(grace), *map(str, command)]
    try:
        process = subprocess.Popen(
            keeper,
            cwd=cwd,
            env=None if environment is None else dict(environment),
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            encoding="utf-8",
            errors="replace",
            pass_fds=(reading,),
            start_new_session=True,
        )
    except BaseException:
        os.close(leash)
        raise
    finally:
        os.close(reading)
    return Child(process, leash)


@contextlib.contextmanager
def running(command: Sequence[str | Path], **settings: Any) -> Iterator[Child]:
    """A program that runs as long as the block."""
    child = start(command, **settings)
    try:
        yield child
    finally:
        child.stop()


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    input: str | None = None,
    timeout: float | None = None,
    grace: float = 0.0,
) -> Done:
    """Runs a program to its end, or for `timeout` seconds at most."""
    stdin = subprocess.DEVNULL if input is None else subprocess.PIPE
    pipe = subprocess.PIPE
    settings: dict[str, Any] = {"stdin": stdin, "stdout": pipe, "stderr": pipe}
    with running(command, cwd=cwd, environment=environment, grace=grace, **settings) as child:
        try:
            output, errors = child.process.communicate(input, timeout)
        except subprocess.TimeoutExpired:
            child.stop()
            output, errors = child.process.communicate()
            return Done(child.process.returncode, output, errors, is_out_of_time=True)
    return Done(child.process.returncode, output, errors)


def ended_by(done: Done) -> str:
    """The name of the signal that ended a program, such as SIGKILL; empty if none did."""
    number = done.status - 128
    return signal.Signals(number).name if number in signal.valid_signals() else ""
