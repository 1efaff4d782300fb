"""The options several commands share, each with its environment variable."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)


def option(*names: str, **settings: Any) -> Callable[[_Command], _Command]:
    """An option with the environment variable every option has: `--output-dir` is `TFGEN_OUTPUT_DIR`."""
    long = next(name for name in reversed(names) if name.startswith("--"))
    return click.option(*names, envvar="TFGEN_" + long.split("/")[0].strip("-").replace("-", "_").upper(), **settings)


def blueprints(command: _Command) -> _Command:
    """The argument and options every command that reads blueprints has."""
    command = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)(command)
    return environments_and_modules(command)


def environments_and_modules(command: _Command) -> _Command:
    """The options of commands that look at blueprints among other things."""
    help_text = "Look only at this environment; may be repeated."
    command = option("-e", "--env", "environments", multiple=True, metavar="NAME", help=help_text)(command)
    help_text = "A folder of modules of your own, beside tfgen's; may be repeated."
    return option("--modules", multiple=True, type=PATH, metavar="DIR", help=help_text)(command)


def output_format(*choices: str) -> Callable[[_Command], _Command]:
    """How findings are printed, text if nothing is said."""
    return option("--format", "form", type=click.Choice(choices), default="text", help="How findings are printed.")


def _day(_context: click.Context, parameter: click.Parameter, given: str | None) -> datetime.date:
    """A day written as 2027-03-31; today if none is. Nothing below the command line reads the clock."""
    if given is None:
        return datetime.date.today()
    from generator.waiver import date_of

    day = date_of(given)
    if day is None:
        raise click.BadParameter(f"{given!r} is not a day: write it as 2027-03-31", param=parameter)
    return day


def as_of(command: _Command) -> _Command:
    """The option of commands that judge by the day."""
    help_text = "Judge as if it were this day, such as 2027-03-31; by default today."
    return option("--as-of", "today", metavar="DATE", callback=_day, help=help_text)(command)


def checkov_options(command: _Command) -> _Command:
    """The options of commands that run checkov."""
    help_text = "A folder of checks of your own, beside checkov's; may be repeated."
    command = option("--external-checks", multiple=True, type=PATH, metavar="DIR", help=help_text)(command)
    help_text = "The checkov to run; by default the one on the PATH, else a private one."
    return option("--checkov", metavar="PROGRAM", help=help_text)(command)


def _pairs(_context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """`NAME=VALUE` texts as a mapping."""
    pairs = dict(text.partition("=")[::2] for text in given if "=" in text)
    if len(pairs) < len(given):
        raise click.BadParameter("write it as NAME=VALUE, each name once", param=parameter)
    return pairs


def terraform_options(command: _Command) -> _Command:
    """The options of commands that run terraform."""
    help_text = "The terraform to run; by default the one on the PATH."
    command = option("--terraform", metavar="PROGRAM", help=help_text)(command)
    help_text = "A value for a variable of the blueprint; may be repeated."
    return option("--var", "var", multiple=True, metavar="NAME=VALUE", callback=_pairs, help=help_text)(command)
