"""The command `tfgen`: options become arguments, one call each, and an exit code."""

from __future__ import annotations

import datetime
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
    return _environments_and_modules(command)


def _environments_and_modules(command: _Command) -> _Command:
    help_text = "Look only at this environment; may be repeated."
    command = _option("-e", "--env", "environments", multiple=True, metavar="NAME", help=help_text)(command)
    help_text = "A folder of modules of your own, beside tfgen's; may be repeated."
    return _option("--modules", multiple=True, type=_PATH, metavar="DIR", help=help_text)(command)


def _format(*choices: str) -> Callable[[_Command], _Command]:
    return _option("--format", "form", type=click.Choice(choices), default="text", help="How findings are printed.")


def _day(_context: click.Context, parameter: click.Parameter, given: str | None) -> datetime.date:
    """A day written as 2027-03-31; today if none is. Nothing below the command line reads the clock."""
    if given is None:
        return datetime.date.today()
    from generator.waiver import date_of

    day = date_of(given)
    if day is None:
        raise click.BadParameter(f"{given!r} is not a day: write it as 2027-03-31", param=parameter)
    return day


def _as_of(command: _Command) -> _Command:
    help_text = "Judge as if it were this day, such as 2027-03-31; by default today."
    return _option("--as-of", "today", metavar="DATE", callback=_day, help=help_text)(command)


def _checkov(command: _Command) -> _Command:
    """The options of commands that run checkov."""
    help_text = "A folder of checks of your own, beside checkov's; may be repeated."
    command = _option("--external-checks", multiple=True, type=_PATH, metavar="DIR", help=help_text)(command)
    help_text = "The checkov to run; by default the one on the PATH, else a private one."
    return _option("--checkov", metavar="PROGRAM", help=help_text)(command)


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
@click.argument("targets", metavar="TARGET...", nargs=-1, required=True, type=_PATH)
@_environments_and_modules
@_checkov
@_option("--plan", is_flag=True, help="Scan the plans of blueprints too, made with terraform in a sandbox.")
@_option(
    "--fail-on",
    type=click.Choice(["low", "medium", "high", "critical"]),
    default="low",
    show_default=True,
    help="The least severity that fails.",
)
@_option("--baseline", "known", type=_PATH, metavar="FILE", help="Findings that are known and do not fail.")
@_option("--update-baseline", is_flag=True, help="Take out of the baseline what is gone; make it if there is none.")
@_as_of
@_format("text", "json", "sarif", "github", "junit")
def scan(
    targets: tuple[Path, ...],
    environments: tuple[str, ...],
    modules: tuple[Path, ...],
    checkov: str | None,
    external_checks: tuple[Path, ...],
    plan: bool,
    **how: Any,
) -> int:
    """Scan blueprints, rendered roots, other Terraform, or plans as JSON, with checkov."""
    from generator.scanning import Choice, scan_command

    if how["update_baseline"] and not how["known"]:
        raise click.UsageError("--update-baseline needs --baseline FILE.")
    return scan_command(targets, Choice(environments, modules, checkov, external_checks, plan), **how)


@tfgen.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=_PATH)
@_option("--base", metavar="REVISION", default="origin/main", show_default=True, help="What to compare with.")
@_option(
    "--modules", multiple=True, type=_PATH, metavar="DIR", help="A folder of modules of your own; may be repeated."
)
@_option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "matrix"]),
    default="text",
    help="How roots are printed; matrix is for GitHub Actions.",
)
def affected(paths: tuple[Path, ...], base: str, modules: tuple[Path, ...], form: str) -> int:
    """List the roots whose rendering changed since a revision; PATHs are blueprints or folders, by default all."""
    from generator.affected import affected_command

    return affected_command(paths or (Path(),), base, modules, form)


def _pairs(_context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """`NAME=VALUE` texts as a mapping."""
    pairs = dict(text.partition("=")[::2] for text in given if "=" in text)
    if len(pairs) < len(given):
        raise click.BadParameter("write it as NAME=VALUE, each name once", param=parameter)
    return pairs


def _programs(command: _Command) -> _Command:
    """The options of commands that run terraform."""
    help_text = "The terraform to run; by default the one on the PATH."
    command = _option("--terraform", metavar="PROGRAM", help=help_text)(command)
    help_text = "A value for a variable of the blueprint; may be repeated."
    return _option("--var", "var", multiple=True, metavar="NAME=VALUE", callback=_pairs, help=help_text)(command)


@tfgen.command()
@_blueprints
@_option(
    "-o",
    "--output-dir",
    type=_PATH,
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="Where the roots are.",
)
@_option("--sandbox", is_flag=True, help="Plan against a simulated AWS, without an account and without a root on disk.")
@_option("--apply", is_flag=True, help="In the sandbox also apply, plan again and destroy.")
@_programs
def plan(
    files: tuple[Path, ...],
    environments: tuple[str, ...],
    modules: tuple[Path, ...],
    output_dir: Path,
    sandbox: bool,
    apply: bool,
    terraform: str | None,
    var: dict[str, str],
) -> int:
    """Plan with Terraform and say what it would do in the words of the blueprint."""
    from generator.job import Settings
    from generator.planning import plan_command, sandbox_command

    if apply and not sandbox:
        raise click.UsageError("--apply needs --sandbox: tfgen applies nothing to a real account, terraform does.")
    settings = Settings(str(Path.cwd()), tuple(map(str, modules)), terraform=terraform, variables=var)
    if sandbox:
        rungs = ("plan", "apply") if apply else ("plan",)
        return sandbox_command(files, environments, settings._replace(rungs=("parse", *rungs)))
    return plan_command(files, environments, settings, output_dir=output_dir)


@tfgen.command()
@_blueprints
@_programs
@_checkov
@_as_of
@_option("--keep-going", is_flag=True, help="Go on after a rung that broke.")
@_option("--strict", is_flag=True, help="Count a rung that could not be tried as broken.")
@_option("--jobs", type=click.IntRange(1), metavar="N", help="How many roots at a time; by default one for each core.")
@_option("--cluster", metavar="ADDRESS", help="Prove on the workers of a Dask cluster, such as tcp://10.0.0.5:8786.")
@_format("text", "json", "sarif", "github", "junit")
def verify(
    files: tuple[Path, ...],
    environments: tuple[str, ...],
    modules: tuple[Path, ...],
    checkov: str | None,
    external_checks: tuple[Path, ...],
    terraform: str | None,
    var: dict[str, str],
    today: datetime.date,
    keep_going: bool,
    form: str,
    **how: Any,
) -> int:
    """Prove blueprints: parse, fmt, schema, scan, validate, plan, and apply in a sandbox."""
    from generator.job import Settings
    from generator.proving import verify_command

    settings = Settings(
        folder=str(Path.cwd()),
        modules=tuple(map(str, modules)),
        checkov=checkov,
        external_checks=tuple(map(str, external_checks)),
        terraform=terraform,
        variables=var,
        today=today.isoformat(),
        keep_going=keep_going,
    )
    return verify_command(files, environments, settings, form=form, **how)


@tfgen.command()
@_blueprints
@_option(
    "--rules",
    "own_rules",
    multiple=True,
    type=_PATH,
    metavar="FILE",
    help="Rules of your own in the form of tfgen's, as YAML; may be repeated.",
)
@_as_of
@_format("text", "json", "sarif", "github")
def lint(files: tuple[Path, ...], environments: tuple[str, ...], modules: tuple[Path, ...], **how: Any) -> int:
    """Find what is retired or will be: services, engines, versions, runtimes, images and arguments."""
    from generator.linting import lint_command

    return lint_command(files, environments, modules, **how)


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
