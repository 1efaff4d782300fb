"""Where the files that ship with tfgen are: templates, modules and ready-made blueprints."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def folder(name: str) -> Path:
    """The folder `templates`, `modules` or `blueprints`, installed or in a plain checkout."""
    checkout = Path(__file__).resolve().parent.parent / name
    if checkout.is_dir() and (checkout.parent / "setup.cfg").is_file():
        return checkout
    return Path(str(resources.files(f"generator.{name}")))
