"""The *verify* stage: python-hcl2 reads every rendered file and prints it back, and that must be the same file."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import digests, reader, row
from generator.errors import Diagnostic, Location, TfgenError
from generator.garbage import uncollected

if TYPE_CHECKING:
    from lark.exceptions import LarkError

_SUFFIXES = (".tf", ".tfvars")
_COMMENT = re.compile(r"#.*")
_TEXT = re.compile(r'"[^"]*"')
_PLAIN_ROW = re.compile(r'[^"#/]*(?:"[^"\\$%]*"[^"#/]*)+')
# The end of a top-level block, as the formatter leaves it.
_END = re.compile(r"(?<=^\})\n", re.MULTILINE)
# Characters of blocks, of which one process reads about 400,000 in a second.
_WORTH_A_PROCESS = 20_000
_HINT = "correct the template if the module is your own; otherwise please report this, it is a bug in tfgen"


def verify(files: Mapping[str, str], cache: Path | None) -> None:
    """What this version of the reader has proven before is known by its content, and not read again.

    Raises:
        TfgenError: a file is not HCL, or is read as something else than what it says.
    """
    names: dict[str, str] = {}
    for name, text in files.items():
        if name.endswith(_SUFFIXES):
            names.setdefault(text, name)
    store = cache / f"verified-{reader.name()}" if cache else None
    fresh = _unknown({text: text for text in names}, store)
    if fresh:
        reader.prepare(cache)
        _prove(fresh, names, store)


def _unknown(texts: Mapping[str, str], store: Path | None) -> dict[str, str]:
    """Digest -> name of each text that has not been proven; the texts are the values."""
    found = {hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(): name for name, text in texts.items()}
    return {digest: found[digest] for digest in found.keys() - (digests.known(store, found) if store else ())}


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Where to remember things between runs, if anywhere: what is kept there is run, so no stranger may write to it."""
    own, shared, home = (environment.get(name) for name in ("TFGEN_CACHE_DIR", "XDG_CACHE_HOME", "HOME"))
    if not (own or shared or home):
        return None
    folder = Path(own) if own else Path(shared or f"{home}/.cache", "tfgen")
    return folder if _is_private(folder) else None


def _is_private(folder: Path) -> bool:
    try:
        status = folder.stat()
    except OSError:
        return not os.path.islink(folder)  # noqa: PTH114 - Path.is_symlink raises where it may not look
    return status.st_uid in (os.getuid(), 0) and not status.st_mode & 0o022


def _prove(fresh: Mapping[str, str], names: Mapping[str, str], store: Path | None) -> None:
    """A file holds if each of its blocks does; one with a block that does not is read whole, to say where."""
    blocks = {text: _blocks(text) for text in fresh.values()}
    unknown = _unknown({block: block for found in blocks.values() for block in found}, store)
    with uncollected():
        broken = _broken(list(unknown.values()))
        proven = {digest for digest, block in unknown.items() if block not in broken}
        doubtful = {digest for digest, text in fresh.items() if not broken.isdisjoint(blocks[text])}
        problems = {digest: _check(names[fresh[digest]], fresh[digest]) for digest in doubtful}
    found = [problem for problem in problems.values() if problem]
    if store:
        digests.remember(store, proven | {digest for digest in fresh if not problems.get(digest)})
    if found:
        raise TfgenError(*sorted(found, key=lambda problem: problem.location or Location("")))


def _blocks(text: str) -> list[str]:
    """The top-level blocks, with nothing in them that cannot matter: what comments and plain texts say.

    A text without template or escape is one token whatever it says, so blocks that differ in such texts alone are read
    alike. Only rows in which every quote belongs to such a text are touched.
    """
    rows = [_COMMENT.sub("#", row) if row.lstrip().startswith("#") else _plain(row) for row in text.split("\n")]
    return [block for block in _END.split("\n".join(rows)) if block.strip("#\n ")]


def _plain(row: str) -> str:
    return _TEXT.sub('""', row) if _PLAIN_ROW.fullmatch(row) else row


def _broken(blocks: list[str]) -> set[str]:
    """The blocks that do not hold. Reading a whole new root takes long enough that a second process helps."""
    if sum(map(len, blocks)) < _WORTH_A_PROCESS or (os.cpu_count() or 1) < 2 or threading.active_count() > 1:
        return {block for block in blocks if not _holds(block)}
    mine, theirs = _halves(blocks)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            found = b"".join(b"%d\n" % number for number, block in enumerate(theirs) if not _holds(block))
            os.write(writing, found + b".")
        finally:
            os._exit(0)
    os.close(writing)
    broken = {block for block in mine if not _holds(block)}
    with os.fdopen(reading, "rb") as answers:
        said = answers.read()
    os.waitpid(child, 0)
    # Whatever ended the other process early, its half is then read here.
    if not said.endswith(b"."):
        return broken | {block for block in theirs if not _holds(block)}
    return broken | {theirs[int(number)] for number in said[:-1].split()}


def _halves(blocks: Iterable[str]) -> tuple[list[str], list[str]]:
    """Two lists of blocks that take about as long to read."""
    first, second, lead = list[str](), list[str](), 0
    for block in sorted(blocks, key=len, reverse=True):
        shorter = first if lead <= 0 else second
        shorter.append(block)
        lead += len(block) if shorter is first else -len(block)
    return first, second


def _holds(block: str) -> bool:
    holds = _check("", block + "\n") is None
    # A tree is a knot of references, which only the collector frees; just now it is all that is new.
    gc.collect(0)
    return holds


def _check(name: str, text: str) -> Diagnostic | None:
    import hcl2
    from lark.exceptions import LarkError

    try:
        # Only directives (`%{ if }`) have rules that the grammar does not hold; checking those takes as long again.
        tree = hcl2.parses(text) if "%{" in text else hcl2.parses_to_tree(text)
    except LarkError as error:
        return _unreadable(name, error)
    return _difference(name, text, hcl2.reconstruct(tree))


def _unreadable(name: str, error: LarkError) -> Diagnostic:
    line, column = (getattr(error, key, None) for key in ("line", "column"))
    if not isinstance(line, int) or not isinstance(column, int):
        return Diagnostic("H001", "a template directive in the rendered file is not complete", Location(name), _HINT)
    message = f"the rendered file is not HCL: did not expect {_shown(error)}"
    return Diagnostic("H001", message, Location(name, max(line, 0), max(column, 0)), _HINT)


def _shown(error: LarkError) -> str:
    found = str(getattr(error, "token", getattr(error, "char", "")))
    word = found.strip().partition("\n")[0][:40]
    if not word:
        return "the end of the line" if found else "the end of the file"
    return word if word.isprintable() else ascii(word)[1:-1]


def _difference(name: str, text: str, printed: str) -> Diagnostic | None:
    for ours, theirs in zip_longest(_rows(text), _rows(printed)):
        if ours and ours.is_torn:
            message = "the rendered file is not HCL: a text does not end in its line"
            return Diagnostic("H001", message, Location(name, ours.line, ours.column), _HINT)
        if not ours or not theirs or ours.content != theirs.content:
            place = Location(name, ours.line, ours.column) if ours else Location(name)
            seen = f"as {theirs.content!r}" if theirs else "not at all"
            return Diagnostic("H002", f"python-hcl2 reads this line of the rendered file {seen}", place, _HINT)
    return None


class _Row(NamedTuple):
    content: str
    line: int
    column: int
    is_torn: bool


def _rows(text: str) -> Iterator[_Row]:
    """Every row that says something, without the space that says nothing: outside of texts, comments and heredocs."""
    sources = enumerate(text.split("\n"), start=1)
    following = (source for _, source in sources)
    for line, source in sources:
        code, masked, comment, rest, is_torn = row.scan(source, following, exact=True)
        content = "".join(_significant(code, masked)) + comment + rest
        if content:
            yield _Row(content, line, len(source) - len(source.lstrip()) + 1, is_torn)


def _significant(code: str, masked: str) -> Iterable[str]:
    return (character for character, mask in zip(code, masked, strict=True) if mask not in row.SPACE)
