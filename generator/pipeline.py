"""The whole tool on one screen: text -> Document -> Blueprint -> Graph -> FileSet -> root on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator import files, source
from generator.blueprint import Blueprint, check
from generator.errors import Diagnostic, Location, TfgenError
from generator.files import Changes
from generator.fileset import FileSet
from generator.graph import Graph, wire
from generator.losses import refuse_unknown
from generator.printer import Printer
from generator.registry import Shelf
from generator.render import render
from generator.verify import verify

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Request(NamedTuple):
    """What to look at: blueprint files, environments (none for all), folders of the user's modules, and the cache."""

    blueprints: Sequence[Path]
    environments: Sequence[str] = ()
    modules: Sequence[Path] = ()
    cache: Path | None = None


class Rendered(NamedTuple):
    """One root, and what it was rendered from."""

    graph: Graph
    files: FileSet


def wire_all(request: Request, shelf: Shelf) -> tuple[Graph, ...]:
    """*read*, *check* and *wire*: every environment of every blueprint, or all problems found on the way."""
    documents = _each(request.blueprints, source.load, shelf)
    checked = _each(documents, lambda document: check(document, shelf, request.environments), shelf)
    blueprints = [blueprint for environments in checked for blueprint in environments]
    _refuse_equal_names(blueprints)
    return tuple(_each(blueprints, lambda blueprint: wire(blueprint, shelf), shelf))


def render_graphs(request: Request) -> tuple[Rendered, ...]:
    """*render* and *verify*, on top of that; still nothing has touched the disk."""
    printer, shelf = Printer(request.cache), Shelf(request.modules)
    graphs = wire_all(request, shelf)
    filesets = _each(graphs, lambda graph: render(graph, printer), shelf)
    verify({f"{item.name}/{path}": text for item in filesets for path, text in item.files.items()}, request.cache)
    return tuple(map(Rendered, graphs, filesets))


def render_all(request: Request) -> tuple[FileSet, ...]:
    """The files of every root."""
    return tuple(item.files for item in render_graphs(request))


def compare_all(filesets: Sequence[FileSet], output: Path) -> tuple[Changes, ...]:
    """What *write* would change in each root; reads only."""
    return tuple(files.compare(output / item.name, item) for item in filesets)


def refuse_losses(filesets: Sequence[FileSet], output: Path, allowed: Sequence[str]) -> None:
    """Stops where the new files would destroy data that a root holds and nobody allowed that; reads only."""
    found = _each(filesets, lambda item: files.lost(output / item.name, item))
    problems = [loss.problem for root in found for loss in root if loss.address not in allowed]
    problems += refuse_unknown(allowed, {loss.address for root in found for loss in root})
    if problems:
        raise TfgenError(*dict.fromkeys(problems))


def write_all(
    filesets: Sequence[FileSet], output: Path, *, force: bool, allowed: Sequence[str] = ()
) -> tuple[Changes, ...]:
    """*write*: each root whole or not at all."""
    return tuple(_each(filesets, lambda item: files.write(output / item.name, item, force=force, allowed=allowed)))


def _each(items: Iterable[_Item], stage: Callable[[_Item], _Result], shelf: Shelf | None = None) -> list[_Result]:
    """A stage over all items; the problems of all of them are raised together."""
    results, problems = [], dict[Diagnostic, None]()
    for item in items:
        try:
            results.append(stage(item))
        except TfgenError as error:
            problems |= dict.fromkeys(error.diagnostics)
        except Exception as error:
            if not shelf or not (problem := shelf.blame(error)):
                raise
            problems[problem] = None
    if problems:
        raise TfgenError(*problems)
    return results


def _refuse_equal_names(blueprints: Iterable[Blueprint]) -> None:
    seen: dict[str, str] = {}
    for blueprint in blueprints:
        file = blueprint.layers.document.file
        if blueprint.root in seen:
            message = f'"{blueprint.root}" would be rendered twice: {seen[blueprint.root]} has that name too'
            raise TfgenError(Diagnostic("B050", message, Location(file), "give the blueprints different names"))
        seen[blueprint.root] = file
