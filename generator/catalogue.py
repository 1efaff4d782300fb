"""What there is to start from: modules and ready-made blueprints, with one line on each."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator import report, resources
from generator.errors import Diagnostic, Location, TfgenError, closest


def list_command(what: str | None, modules: Sequence[Path], form: str) -> int:
    """`tfgen list`: both catalogues, or the one asked for."""
    found = {"modules": _modules(modules), "blueprints": _blueprints()}
    shown = {name: entries for name, entries in found.items() if what in (None, name)}
    report.give(json.dumps(shown, indent=2) if form == "json" else "\n\n".join(_text(*item) for item in shown.items()))
    return 0


def new_command(blueprint: str, file: Path | None, *, force: bool) -> int:
    """`tfgen new`: copies a ready-made blueprint; never over a file that is there, unless told to."""
    known = _blueprints()
    if blueprint not in known:
        hint = closest(blueprint, known, "blueprints")
        raise TfgenError(Diagnostic("N001", f'there is no ready-made blueprint "{blueprint}"', None, hint))
    source = resources.folder("blueprints") / f"{blueprint}.yaml"
    if file == Path("-"):
        report.give(source.read_text(encoding="utf-8").rstrip())
        return 0
    target = file or Path(f"{blueprint}.yaml")
    _copy(source, target, force=force)
    report.say(f"{target}: a copy of the blueprint {blueprint}. Change the names in it, then: tfgen render {target}")
    return 0


def explain_command(module: str, modules: Sequence[Path]) -> int:
    """`tfgen explain`: the reference page of one module."""
    from generator.explain import explain
    from generator.registry import Shelf

    shelf = Shelf(modules)
    if module not in shelf.folders:
        hint = closest(module, shelf.folders, "modules")
        raise TfgenError(Diagnostic("N004", f'there is no module "{module}"', None, hint))
    report.give(explain(shelf.kind(module)).rstrip())
    return 0


def _copy(source: Path, target: Path, *, force: bool) -> None:
    try:
        with target.open("wb" if force else "xb") as stream:
            stream.write(source.read_bytes())
    except FileExistsError:
        hint = "name another file, or overwrite it with --force"
        raise TfgenError(Diagnostic("N002", "the file is there already", Location(str(target)), hint)) from None
    except OSError as error:
        message = f"the file cannot be written: {error.strerror}"
        raise TfgenError(Diagnostic("N003", message, Location(str(target)))) from error


def _modules(extra: Sequence[Path]) -> Mapping[str, str]:
    from generator.registry import folders

    return {name: _first_sentence(folder / "component.py") for name, folder in sorted(folders(extra).items())}


def _first_sentence(file: Path) -> str:
    doc = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(doc.split("\n\n")[0].split())


def _blueprints() -> Mapping[str, str]:
    files = sorted(resources.folder("blueprints").glob("*.yaml"))
    return {file.stem: file.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ") for file in files}


def _text(title: str, entries: Mapping[str, str]) -> str:
    width = max((len(name) for name in entries), default=0)
    return "\n".join([f"{title}:", *(f"  {name:<{width}}  {summary}" for name, summary in entries.items())])
