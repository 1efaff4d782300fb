"""Which modules there are: a folder with a `component.py` is one, in the project or in a folder of the user's."""

from __future__ import annotations

import importlib.util
import re
import sys
import traceback
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator import resources
from generator.component import Module
from generator.errors import Diagnostic, Location, TfgenError
from generator.inputs import Derived, Inputs, is_variable, takes_references

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Kind:
    """A module that was found: its name, its folder, what it declares and the text of its reference page."""

    name: str
    folder: Path
    module: Module
    doc: str

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The inputs that become Terraform variables."""
        return tuple(name for name in self.module.inputs.model_fields if is_variable(self.module.inputs, name))

    @cached_property
    def derived(self) -> Mapping[str, Derived[object]]:
        """The variables computed from the inputs, base classes first."""
        classes = reversed(self.module.inputs.__mro__)
        return {name: item for cls in classes for name, item in vars(cls).items() if isinstance(item, Derived)}


def folders(extra: Iterable[Path]) -> dict[str, Path]:
    """Every module's folder by name; the user's own, later ones first, stand in for ours of the same name."""
    found: dict[str, Path] = {}
    for parent in (resources.folder("modules"), *extra):
        if not parent.is_dir():
            raise TfgenError(Diagnostic("M001", "there is no such folder of modules", Location(str(parent))))
        found |= {path.parent.name: path.parent for path in sorted(parent.absolute().glob("*/component.py"))}
    return found


class Shelf:
    """All modules there are; one is loaded when it is first asked for."""

    def __init__(self, extra: Iterable[Path] = ()) -> None:
        self.folders = folders(extra)
        self._kinds: dict[str, Kind] = {}

    def kind(self, name: str) -> Kind:
        """A module by its name, which must be one of `folders`."""
        if name not in self._kinds:
            self._kinds[name] = load(name, self.folders[name])
        return self._kinds[name]

    def blame(self, error: Exception) -> Diagnostic | None:
        """The problem, if it was raised by the code of a module of the user's; ours is our own bug."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            folder = Path(frame.filename).parent
            if self.folders.get(folder.name) == folder and not _is_own(folder):
                message = f"module {folder.name}: {type(error).__name__}: {error}"
                return Diagnostic("M004", message, Location(frame.filename, frame.lineno or 0))
        return None


def load(name: str, folder: Path) -> Kind:
    """Reads one module's declaration.

    Raises:
        TfgenError: the file cannot be run, or does not keep to the contract.
    """
    file = folder / "component.py"
    declaration = _declaration(name, folder)
    try:
        declaration.__spec__.loader.exec_module(declaration)  # type: ignore[union-attr]
    except (Exception, SystemExit) as error:
        raise TfgenError(_broken(name, file, error)) from error
    kind = Kind(name, folder, getattr(declaration, "MODULE", None), (declaration.__doc__ or "").strip())  # type: ignore[arg-type]
    if problems := list(_check(kind)):
        raise TfgenError(*(Diagnostic("M003", f"module {name}: {text}", Location(str(file))) for text in problems))
    if not _is_own(folder):
        try:
            # Those of tfgen are built when they are first used; a mistake in another is told where it is.
            kind.module.inputs.model_rebuild()
        except Exception as error:
            raise TfgenError(_broken(name, file, error)) from error
    return kind


def _is_own(folder: Path) -> bool:
    return folder.parent == resources.folder("modules")


def _declaration(name: str, folder: Path) -> types.ModuleType:
    """The file as a Python module yet to run, in a package of its folder, so that `from .other import x` works."""
    package = types.ModuleType(f"generator.modules.{name}" if _is_own(folder) else f"tfgen_modules_{name}")
    package.__path__ = [str(folder)]
    spec = importlib.util.spec_from_file_location(f"{package.__name__}.component", folder / "component.py")
    if spec is None:
        raise AssertionError(f"BUG: no way to load {folder}")
    declaration = importlib.util.module_from_spec(spec)
    for stale in [key for key in sys.modules if key.startswith(f"{package.__name__}.")]:
        del sys.modules[stale]
    sys.modules |= {package.__name__: package, spec.name: declaration}
    return declaration


def _broken(name: str, file: Path, error: Exception | SystemExit) -> Diagnostic:
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(file)]
    line = error.lineno if isinstance(error, SyntaxError) else (lines[-1] if lines else 0)
    reason = error.msg if isinstance(error, SyntaxError) else f"{type(error).__name__}: {error}".partition("\n")[0]
    return Diagnostic("M002", f"module {name} cannot be loaded: {reason}", Location(str(file), line or 0))


def _check(kind: Kind) -> Iterable[str]:
    """What a declaration says that cannot be so; each a defect of the module, not of a blueprint."""
    if not NAME.fullmatch(kind.name):
        yield "a folder's name must be lower-case words joined by underscores"
    module = kind.module
    if not isinstance(module, Module) or not issubclass(module.inputs, Inputs):
        yield "it declares no MODULE = Module(...)"
        return
    if not (kind.folder / "main.tf.j2").is_file():
        yield "there is no main.tf.j2 beside it"
    if not kind.doc:
        yield "it has no docstring, which is its page in the reference"
    for interface in module.provides:
        needed = {offer.each or name for name, offer in interface.outputs.items()}
        for output in sorted(needed - set(module.outputs)):
            yield f"it provides {interface.name} but has no output {output}"
    for name, link in module.links.items():
        for output in () if callable(link.outputs) else link.outputs:
            if output not in link.interface.outputs:
                yield f"its link {name} asks for {output}, which the interface {link.interface.name} does not have"
        if name in module.inputs.model_fields or name in RESERVED:
            yield f"its link {name} has the name of an input"
    for name in module.inputs.model_fields:
        if name in RESERVED:
            yield f"its input {name} has a name tfgen uses itself"
        if not module.inputs.model_fields[name].description:
            yield f"its input {name} has no description"
    if module.workload:
        for name in (module.workload.environment, module.workload.secrets):
            if name not in module.inputs.model_fields or takes_references(module.inputs, name):
                yield f"its workload needs an input {name} that is a variable, known while rendering"
    for output in {module.security_group, module.port} - {"", *module.outputs}:
        yield f"it names an output {output} that it does not have"


RESERVED = frozenset({"module", "uses", "overrides", "region", "name", "source", "providers", "version", "count"})
