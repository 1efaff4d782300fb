"""The command `tfgen`: options become arguments, one call each, and an exit code."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.errors import TfgenError
from generator.options import (
    PATH,
    as_of,
    blueprints,
    checkov_options,
    environments_and_modules,
    option,
    output_format,
    terraform_options,
)

_FINE, _PROBLEMS, _USAGE, _BUG, _INTERRUPTED = 0, 1, 2, 3, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tfgen")
def tfgen() -> None:
    """Short YAML blueprints in, plain and proven Terraform for AWS out."""


@tfgen.command()
@blueprints
@option(
    "-o",
    "--output-dir",
    type=PATH,
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="Where the roots go.",
)
@option("--check", is_flag=True, help="Write nothing; exit code 2 if a root is not what the blueprint renders to.")
@option("--dry-run", is_flag=True, help="Write nothing; list the files that would change.")
@option("--force", is_flag=True, help="Overwrite rendered files that were edited by hand.")
@option(
    "--allow-destroy",
    multiple=True,
    metavar="ADDRESS",
    help="A resource that holds data and may be destroyed, by its address; may be repeated.",
)
def render(files: tuple[Path, ...], environments: tuple[str, ...], modules: tuple[Path, ...], **options: Any) -> int:
    """Render blueprints to Terraform roots, one for each environment."""
    from generator.garbage import uncollected

    with uncollected():
        from generator.commands import render_command

        return render_command(files, environments, modules, **options)


@tfgen.command()
@blueprints
@output_format("text", "json")
def validate(files: tuple[Path, ...], environments: tuple[str, ...], modules: tuple[Path, ...], form: str) -> int:
    """Check blueprints without rendering them."""
    from generator.commands import validate_command

    return validate_command(files, environments, modules, form)


@tfgen.command("list")
@click.argument("what", type=click.Choice(["modules", "blueprints"]), required=False)
@option("--modules", multiple=True, type=PATH, metavar="DIR", help="A folder of modules of your own; may be repeated.")
@output_format("text", "json")
def list_(what: str | None, modules: tuple[Path, ...], form: str) -> int:
    """List the modules and the ready-made blueprints."""
    from generator.catalogue import list_command

    return list_command(what, modules, form)


@tfgen.command()
@click.argument("blueprint")
@click.argument("file", type=PATH, required=False)
@option("--force", is_flag=True, help="Overwrite the file.")
def new(blueprint: str, file: Path | None, force: bool) -> int:
    """Start from a ready-made BLUEPRINT, copied to FILE (by default BLUEPRINT.yaml; - for standard output)."""
    from generator.catalogue import new_command

    return new_command(blueprint, file, force=force)


@tfgen.command()
@click.argument("module")
@option("--modules", multiple=True, type=PATH, metavar="DIR", help="A folder of modules of your own; may be repeated.")
def explain(module: str, modules: tuple[Path, ...]) -> int:
    """Print the reference page of a MODULE: its settings, links, outputs and examples."""
    from generator.catalogue import explain_command

    return explain_command(module, modules)


@tfgen.command()
@click.argument("targets", metavar="TARGET...", nargs=-1, required=True, type=PATH)
@environments_and_modules
@checkov_options
@option("--plan", is_flag=True, help="Scan the plans of blueprints too, made with terraform in a sandbox.")
@option(
    "--fail-on",
    type=click.Choice(["low", "medium", "high", "critical"]),
    default="low",
    show_default=True,
    help="The least severity that fails.",
)
@option("--baseline", "known", type=PATH, metavar="FILE", help="Findings that are known and do not fail.")
@option("--update-baseline", is_flag=True, help="Take out of the baseline what is gone; make it if there is none.")
@as_of
@output_format("text", "json", "sarif", "github", "junit")
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
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATH)
@option("--base", metavar="REVISION", default="origin/main", show_default=True, help="What to compare with.")
@option("--modules", multiple=True, type=PATH, metavar="DIR", help="A folder of modules of your own; may be repeated.")
@option(
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


@tfgen.command()
@blueprints
@option(
    "-o",
    "--output-dir",
    type=PATH,
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="Where the roots are.",
)
@option("--sandbox", is_flag=True, help="Plan against a simulated AWS, without an account and without a root on disk.")
@option("--apply", is_flag=True, help="In the sandbox also apply, plan again and destroy.")
@terraform_options
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
@blueprints
@terraform_options
@checkov_options
@as_of
@option("--keep-going", is_flag=True, help="Go on after a rung that broke.")
@option("--strict", is_flag=True, help="Count a rung that could not be tried as broken.")
@option("--jobs", type=click.IntRange(1), metavar="N", help="How many roots at a time; by default one for each core.")
@option("--cluster", metavar="ADDRESS", help="Prove on the workers of a Dask cluster, such as tcp://10.0.0.5:8786.")
@output_format("text", "json", "sarif", "github", "junit")
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
@blueprints
@option(
    "--rules",
    "own_rules",
    multiple=True,
    type=PATH,
    metavar="FILE",
    help="Rules of your own in the form of tfgen's, as YAML; may be repeated.",
)
@as_of
@output_format("text", "json", "sarif", "github")
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
