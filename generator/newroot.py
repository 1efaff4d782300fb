"""A root that does not exist yet: built as a hidden folder beside its place, then moved there in one step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.errors import Diagnostic, Location, TfgenError
from generator.root import busy, occupied


def create(root: Path, contents: Mapping[str, bytes]) -> None:
    place = root.absolute()
    new_parents = _make_parents(place)
    try:
        _build(place, contents)
    except BaseException:
        _remove_parents(new_parents)
        raise


def remove_leftover(root: Path) -> None:
    """A folder that a stopped tfgen was still building holds nothing that anyone has seen."""
    place = root.absolute()
    folder = _folder(place)
    if os.path.lexists(folder):
        _refuse_link(folder)
        with occupied(folder, place):
            shutil.rmtree(folder)


def _folder(place: Path) -> Path:
    return place.parent / f".{place.name}.tfgen-new"


def _build(place: Path, contents: Mapping[str, bytes]) -> None:
    folder = _folder(place)
    _refuse_link(folder)
    folder.mkdir(exist_ok=True)
    with occupied(folder, place):
        try:
            _empty(folder)
            _fill(folder, contents)
            if os.path.lexists(place):
                raise busy(place)
            folder.rename(place)
        except BaseException:
            # What cannot be removed now is removed by the next render; the reason for stopping matters more.
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _fill(folder: Path, contents: Mapping[str, bytes]) -> None:
    for parent in sorted({path.rpartition("/")[0] for path in contents}):
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for path, content in contents.items():
        with open(f"{folder}/{path}", "wb") as file:  # noqa: PTH123 - of a hundred roots, a path for each file takes a while
            file.write(content)


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _refuse_link(folder: Path) -> None:
    if folder.is_symlink():
        message = f"{folder.name} is a symbolic link, and tfgen builds a new folder under that name"
        raise TfgenError(Diagnostic("F006", message, Location(str(folder)), "remove the link"))


def _make_parents(place: Path) -> tuple[Path, ...]:
    new = tuple(parent for parent in place.parents if not parent.exists())
    place.parent.mkdir(parents=True, exist_ok=True)
    return new


def _remove_parents(new: Iterable[Path]) -> None:
    for parent in new:
        # Somebody else may have put something there meanwhile.
        with suppress(OSError):
            parent.rmdir()
