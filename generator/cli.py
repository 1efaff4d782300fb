"""The command `tfgen`: options become arguments, one call each, and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import __version__
from generator.errors import TfgenError

_Command = TypeVar("_Command", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path)
_FINE, _PROBLEMS, _USAGE, _BUG, _INTERRUPTED = 0, 1, 2, 3, 130


def _option(*names: str, **settings: Any) -> Callable[[_Command], _Command]:
    """An option with the environment variable every option has: `--output-dir` is `TFGEN_OUTPUT_DIR`."""
    long = next(name for name in reversed(names) if name.startswith("--"))
    return click.option(*names, envvar="TFGEN_" + long.split("/")[0].strip("-").replace("-", "_").upper(), **settings)


def _blueprints(command: _Command) -> _Command:
    """The argument and options every command that reads blueprints has."""
    command = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_PATH)(command)
    help_text = "Look only at this environment; may be repeated."
    command = _option("-e", "--env", "environments", multiple=True, metavar="NAME", help=help_text)(command)
    help_text = "A folder of modules of your own, beside tfgen's; may be repeated."
    return _option("--modules", multiple=True, type=_PATH, metavar="DIR", help=help_text)(command)


def _format(*choices: str) -> Callable[[_Command], _Command]:
    return _option("--format", "form", type=click.Choice(choices), default="text", help="How findings are printed.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tfgen")
def tfgen() -> None:
    """Short YAML blueprints in, plain and proven Terraform for AWS out."""


@tfgen.command()
@_blueprints
@_option(
    "-o",
    "--output-dir",
    type=_PATH,
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="Where the roots go.",
)
@_option("--check", is_flag=True, help="Write nothing; exit code 2 if a root is not what the blueprint renders to.")
@_option("--dry-run", is_flag=True, help="Write nothing; list the files that would change.")
@_option("--force", is_flag=True, help="Overwrite rendered files that were edited by hand.")
@_option(
    "--allow-destroy",
    multiple=True,
    metavar="ADDRESS",
    help="A resource that holds data and may be destroyed, by its address; may be repeated.",
)
def render(files: tuple[Path, ...], environments: tuple[str, ...], modules: tuple[Path, ...], **options: Any) -> int:
    """Render blueprints to Terraform roots, one for each environment."""
    from generator.commands import render_command

    return render_command(files, environments, modules, **options)


@tfgen.command()
@_blueprints
@_format("text", "json")
def validate(files: tuple[Path, ...], environments: tuple[str, ...], modules: tuple[Path, ...], form: str) -> int:
    """Check blueprints without rendering them."""
    from generator.commands import validate_command

    return validate_command(files, environments, modules, form)


@tfgen.command("list")
@click.argument("what", type=click.Choice(["modules", "blueprints"]), required=False)
@_option(
    "--modules", multiple=True, type=_PATH, metavar="DIR", help="A folder of modules of your own; may be repeated."
)
@_format("text", "json")
def list_(what: str | None, modules: tuple[Path, ...], form: str) -> int:
    """List the modules and the ready-made blueprints."""
    from generator.catalogue import list_command

    return list_command(what, modules, form)


@tfgen.command()
@click.argument("blueprint")
@click.argument("file", type=_PATH, required=False)
@_option("--force", is_flag=True, help="Overwrite the file.")
def new(blueprint: str, file: Path | None, force: bool) -> int:
    """Start from a ready-made BLUEPRINT, copied to FILE (by default BLUEPRINT.yaml; - for standard output)."""
    from generator.catalogue import new_command

    return new_command(blueprint, file, force=force)


@tfgen.command()
@click.argument("module")
@_option(
    "--modules", multiple=True, type=_PATH, metavar="DIR", help="A folder of modules of your own; may be repeated."
)
def explain(module: str, modules: tuple[Path, ...]) -> int:
    """Print the reference page of a MODULE: its settings, links, outputs and examples."""
    from generator.catalogue import explain_command

    return explain_command(module, modules)


@tfgen.command()
@click.argument("roots", metavar="ROOT...", nargs=-1, required=True, type=_PATH)
@_option("--checkov", metavar="PROGRAM", help="The checkov to run; by default the one on the PATH, else a private one.")
@_format("text", "json", "sarif")
def scan(roots: tuple[Path, ...], checkov: str | None, form: str) -> int:
    """Scan rendered roots, or plans as JSON, with checkov."""
    from generator.commands import scan_command

    return scan_command(roots, checkov, form)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and exits: 0 fine, 1 problems, 2 wrong usage, 3 a bug in tfgen, 130 interrupted."""
    given = sys.argv[1:] if arguments is None else arguments
    sys.exit(_run(given))


def _run(arguments: list[str]) -> int:
    usage = _PROBLEMS if "--check" in arguments or os.environ.get("TFGEN_CHECK") else _USAGE
    try:
        code = tfgen.main(arguments, prog_name="tfgen", standalone_mode=False)
        sys.stdout.flush()
    except TfgenError as error:
        return _report(error)
    except click.ClickException as error:
        error.show()
        return usage
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the results has gone; there is nobody to tell, and Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PROBLEMS
    except Exception:
        return _report_bug()
    return code if isinstance(code, int) else _FINE


def _report(error: TfgenError) -> int:
    from generator import report

    report.say(report.diagnostics_text(error.diagnostics))
    return _PROBLEMS


def _report_bug() -> int:
    import traceback

    from generator import report

    report.say(traceback.format_exc())
    report.say("This is a bug in tfgen. Please report it with the lines above and the blueprint.")
    return _BUG
