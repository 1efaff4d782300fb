"""The template environment: every printed value becomes HCL by itself, and only what a macro printed stays as it is."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import NoReturn

import jinja2
from jinja2 import bccache, compiler, defaults, nodes

from generator import hcl

# What is left out would print for a web page, or another text at every run.
_FILTERS = (
    "abs batch capitalize count default dictsort first float format groupby int items join last length list lower map "
    "max min reject rejectattr replace reverse round select selectattr slice sort string sum title trim unique upper"
)
_GLOBALS = ("range", "dict", "namespace")


class Environment(jinja2.Environment):
    """Jinja's own, with a name by which compiled templates find the type of finished HCL."""

    expression = hcl.Expression


def environment(loader: jinja2.BaseLoader, bytecode: Path | None = None) -> Environment:
    """The one environment for HCL; `bytecode` is a folder for compiled templates, which must be the user's own."""
    made = Environment(
        loader=loader,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        finalize=_finalize,
        bytecode_cache=_BytecodeCache(bytecode / "templates") if bytecode else None,
    )
    made.code_generator_class = _CodeGenerator
    made.filters = {name: made.filters[name] for name in _FILTERS.split()} | {"identifier": hcl.identifier}
    made.globals = {name: defaults.DEFAULT_NAMESPACE[name] for name in _GLOBALS}
    return made


def _finalize(value: object) -> str:
    try:
        return hcl.finalize(value)
    except TypeError as error:
        raise jinja2.TemplateRuntimeError(str(error)) from error


class _CodeGenerator(compiler.CodeGenerator):
    """Marks what a macro returns as HCL, as Jinja marks it as markup where it escapes for web pages.

    Where Jinja offers no such place, the construct is refused: its text would be quoted like any value.
    """

    def return_buffer_contents(self, frame: compiler.Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002 (its name)
        self.writeline(f"return environment.expression(concat({frame.buffer}))")

    def visit_AssignBlock(self, node: nodes.AssignBlock, _frame: compiler.Frame) -> NoReturn:
        self.fail(
            "a set block keeps printed text as a value, which is quoted when it is printed: use a macro", node.lineno
        )

    def visit_Block(self, node: nodes.Block, _frame: compiler.Frame) -> NoReturn:
        self.fail("templates for HCL do not inherit from each other: use include or a macro", node.lineno)

    def visit_ScopedEvalContextModifier(
        self, node: nodes.ScopedEvalContextModifier, _frame: compiler.Frame
    ) -> NoReturn:
        self.fail("autoescape is for web pages: values are escaped for HCL by themselves", node.lineno)


class _BytecodeCache(bccache.BytecodeCache):
    """Compiled templates, each with a digest, so that half a file counts as none. No failure to keep one matters."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fingerprint = _fingerprint()

    def get_source_checksum(self, source: str) -> str:
        return hashlib.sha256(self._fingerprint + source.encode()).hexdigest()

    def load_bytecode(self, bucket: bccache.Bucket) -> None:
        with contextlib.suppress(OSError):
            kept = (self._folder / bucket.key).read_bytes()
            if hashlib.sha256(kept[32:]).digest() == kept[:32]:
                bucket.bytecode_from_string(kept[32:])

    def dump_bytecode(self, bucket: bccache.Bucket) -> None:
        content = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.mkdir(mode=0o700, exist_ok=True)
            _replace(self._folder / bucket.key, hashlib.sha256(content).digest() + content)


def _fingerprint() -> bytes:
    """Whatever decides what a template is compiled to: another version of it makes all that was kept worthless."""
    sources = (Path(module) for module in (compiler.__file__, hcl.__file__, __file__))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).digest()


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
