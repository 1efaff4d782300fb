"""Which roots render to something else than at an earlier revision of the repository."""

from __future__ import annotations

import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator import child, pipeline, report, source
from generator.errors import Diagnostic, TfgenError
from generator.fileset import FileSet
from generator.pipeline import Request
from generator.verify import cache_folder

_SUFFIXES = (".yaml", ".yml")


class Affected(NamedTuple):
    """One root: `change` is added, changed or removed."""

    blueprint: str
    environment: str
    root: str
    change: str


class _Repository(NamedTuple):
    """A working tree, and the commit it is compared with."""

    program: str
    top: Path
    commit: str


def affected_command(paths: Sequence[Path], base: str, modules: Sequence[Path], form: str) -> int:
    """`tfgen affected`: a line for each root on stdout, or JSON."""
    found = affected(paths, base, modules)
    if form == "text":
        for item in found:
            report.give(f"{item.change:<7} {item.root}  {item.blueprint}")
        report.say(f"{report.count(len(found), 'root')} affected since {base}")
    elif form == "matrix":
        include = [item._asdict() for item in found if item.change != "removed"]
        report.give(json.dumps({"include": include}, separators=(",", ":")))
    else:
        report.give(json.dumps({"affected": [item._asdict() for item in found]}, indent=2))
    return 0


def affected(paths: Sequence[Path], base: str, modules: Sequence[Path]) -> tuple[Affected, ...]:
    """Roots of the blueprints named, or found below the folders named, by blueprint and environment.

    The earlier side is the commit where the present one left `base`, so that what happened there since does not count.

    Raises:
        TfgenError: there is no repository or no such revision, or a blueprint is not right as it is now.
    """
    repository = _open(base)
    own = [folder for folder in modules if _is_inside(repository, folder)]
    named = [_inside(repository, path) for path in [*paths, *own]]
    with tempfile.TemporaryDirectory(prefix="tfgen-base-") as temporary:
        earlier = Path(temporary)
        _extract(repository, named, earlier)
        return tuple(_compare(repository, paths, modules, earlier))


def _open(base: str) -> _Repository:
    program = shutil.which("git")
    if program is None:
        raise TfgenError(Diagnostic("G001", "there is no git on the PATH", None, "install git"))
    top = child.run([program, "rev-parse", "--show-toplevel"])
    if top.status:
        hint = "run it in a checkout of the repository that holds the blueprints"
        raise TfgenError(Diagnostic("G002", f"{Path.cwd()} is in no git repository", None, hint))
    known = child.run([program, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"])
    common = child.run([program, "merge-base", known.output.strip(), "HEAD"]) if known.status == 0 else known
    if common.status:
        message = f"there is no commit that {base} and HEAD have in common here"
        hint = "name a branch, tag or commit that was fetched; in a pipeline fetch the whole history (fetch-depth: 0)"
        raise TfgenError(Diagnostic("G003", message, None, hint))
    return _Repository(program, Path(top.output.rstrip("\n")), common.output.strip())


def _inside(repository: _Repository, path: Path) -> str:
    """A path as git names it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays the link that git knows
    if not _is_inside(repository, path):
        message = f"{path} is not in the repository {repository.top}"
        raise TfgenError(Diagnostic("G004", message, None, "name files and folders of the repository"))
    return absolute.relative_to(repository.top).as_posix()


def _is_inside(repository: _Repository, path: Path) -> bool:
    return Path(os.path.abspath(path)).is_relative_to(repository.top)  # noqa: PTH100


def _extract(repository: _Repository, named: Sequence[str], target: Path) -> None:
    """What the repository held of the paths at the earlier commit."""
    git = [repository.program, "-C", str(repository.top), "--literal-pathspecs"]
    listed = child.run([*git, "ls-tree", "-r", "--name-only", "-z", repository.commit, "--", *named])
    files = [name for name in listed.output.split("\0") if name]
    if not files:
        return
    archive = target.with_suffix(".tar")
    try:
        there = [
            name for name in named if name == "." or any(file == name or file.startswith(f"{name}/") for file in files)
        ]
        made = child.run([*git, "archive", "--format=tar", f"--output={archive}", repository.commit, "--", *there])
        if made.status:
            raise TfgenError(Diagnostic("G005", f"git cannot read {repository.commit}: {made.errors.strip()}"))
        with tarfile.open(archive) as opened:
            opened.extractall(target, filter="data")
    finally:
        archive.unlink(missing_ok=True)


def _compare(
    repository: _Repository, paths: Sequence[Path], modules: Sequence[Path], earlier: Path
) -> Iterator[Affected]:
    now = {_inside(repository, file): file for path in paths for file in blueprints(path)}
    then = {
        file.relative_to(earlier).as_posix(): file
        for path in paths
        for file in blueprints(earlier / _inside(repository, path))
    }
    # Modules from elsewhere, an installed package of a team's, are the same on both sides.
    old_modules = [
        earlier / _inside(repository, folder) if _is_inside(repository, folder) else folder for folder in modules
    ]
    for name in sorted({*now, *then}):
        fresh = _rendered(now[name], modules) if name in now else {}
        stale = _rendered_if_right(then[name], old_modules) if name in then else {}
        label = str(now.get(name, name))
        for root, (environment, files) in fresh.items():
            if root not in stale:
                yield Affected(label, environment, root, "changed" if name in then and not stale else "added")
            elif stale[root][1].files != files.files:
                yield Affected(label, environment, root, "changed")
        for root, (environment, _) in stale.items():
            if root not in fresh:
                yield Affected(label, environment, root, "removed")


def blueprints(path: Path) -> list[Path]:
    """The file itself, or every blueprint below a folder: a YAML file that has a version and components."""
    if path.is_file():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES and file.is_file())
    visible = [file for file in files if not any(part.startswith(".") for part in file.relative_to(path).parts)]
    return [file for file in visible if _is_blueprint(file)]


def _is_blueprint(file: Path) -> bool:
    try:
        data = source.load(file).data
    except TfgenError:
        return False
    return {"version", "components"} <= data.keys()


def _rendered(file: Path, modules: Sequence[Path]) -> dict[str, tuple[str, FileSet]]:
    """Root -> environment and files."""
    rendered = pipeline.render_graphs(Request([file], (), modules, cache_folder(os.environ)))
    return {item.files.name: (item.graph.blueprint.environment, item.files) for item in rendered}


def _rendered_if_right(file: Path, modules: Sequence[Path]) -> dict[str, tuple[str, FileSet]]:
    """Nothing for a blueprint that could not be rendered: whatever it is now is another."""
    try:
        return _rendered(file, [folder for folder in modules if folder.is_dir()])
    except TfgenError:
        return {}
