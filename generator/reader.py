"""python-hcl2 as the *verify* stage uses it: ours and not the copy checkov brings, its tables kept, its parser lean."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import sys
from pathlib import Path
from typing import Any

from generator import row
from generator.errors import Diagnostic, TfgenError


def name() -> str:
    """Names all that decides the outcome, python-hcl2, Python and what compares, without importing the first."""
    spec = importlib.util.find_spec("hcl2")
    sources = [Path(__file__), Path(__file__).with_name("verify.py"), Path(row.__file__)]
    if spec and spec.origin:
        sources.append(Path(spec.origin).with_name("version.py"))
    content = b"".join(source.read_bytes() for source in sources)
    return hashlib.sha256(content + sys.version.encode()).hexdigest()[:16]


def prepare(cache: Path | None) -> None:
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
            hcl2.parser.PARSER_FILE = cache / f"grammar-{name()}"
    _leave_positions_out(hcl2.parser.parser())


def _leave_positions_out(parser: Any) -> None:
    """A tree that is only printed back needs no positions, and keeping them takes more time than all the rest.

    lark has no option for that once its tables are made, so this reaches into it, and does nothing where that is gone.
    """
    inner: Any = getattr(getattr(getattr(parser, "parser", None), "parser", None), "parser", None)
    options = getattr(getattr(parser, "options", None), "options", None)
    if hasattr(inner, "callbacks") and isinstance(options, dict) and hasattr(parser, "_prepare_callbacks"):
        options["propagate_positions"] = False
        parser._prepare_callbacks()
        inner.callbacks = parser._callbacks
