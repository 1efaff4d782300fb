"""The *verify* stage: python-hcl2 reads every rendered file and prints it back, and that must be the same file."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import digests, row
from generator.errors import Diagnostic, Location, TfgenError

if TYPE_CHECKING:
    from lark.exceptions import LarkError

_SUFFIXES = (".tf", ".tfvars")
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
    texts = {hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(): text for text in names}
    store = cache / f"verified-{_reader()}" if cache else None
    fresh = {digest: texts[digest] for digest in texts.keys() - (digests.known(store, texts) if store else ())}
    if fresh:
        _prepare(cache)
        _prove(fresh, names, store)


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
    return status.st_uid in (os.getuid(), 0) and not status.st_mode & 0o002


def _reader() -> str:
    """Names all that decides the outcome, python-hcl2, Python and what compares, without importing the first."""
    spec = importlib.util.find_spec("hcl2")
    sources = [Path(__file__), Path(row.__file__)]
    if spec and spec.origin:
        sources.append(Path(spec.origin).with_name("version.py"))
    content = b"".join(source.read_bytes() for source in sources)
    return hashlib.sha256(content + sys.version.encode()).hexdigest()[:16]


def _prepare(cache: Path | None) -> None:
    """Sees that hcl2 is ours, and that its tables, slow to make, are kept even if its own folder is read-only."""
    import hcl2
    import hcl2.parser

    if not hasattr(hcl2, "reconstruct"):
        message = (
            "the installed hcl2 is not python-hcl2 but the copy that checkov brings, which cannot print what it read"
        )
        raise TfgenError(Diagnostic("H005", message, hint="install checkov and tfgen in separate environments"))
    tables = hcl2.parser.PARSER_FILE
    if cache and not tables.exists() and not os.access(tables.parent, os.W_OK):
        with contextlib.suppress(OSError):
            cache.mkdir(mode=0o700, parents=True, exist_ok=True)
            hcl2.parser.PARSER_FILE = cache / f"grammar-{_reader()}"


def _prove(fresh: Mapping[str, str], names: Mapping[str, str], store: Path | None) -> None:
    problems = {}
    with _no_collection():
        for digest, text in fresh.items():
            if problem := _check(names[text], text):
                problems[digest] = problem
            # A tree is a knot of references, which only the collector frees; just now it is all that is new.
            gc.collect(0)
    if store and len(problems) < len(fresh):
        digests.remember(store, fresh.keys() - problems.keys())
    if problems:
        raise TfgenError(*sorted(problems.values(), key=lambda problem: problem.location or Location("")))


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """All that parsing makes stays until the end: looking for garbage in between costs a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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
