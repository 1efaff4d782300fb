"""A root tried out in a simulated account: planned, applied, planned again and destroyed, by the real terraform."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator import lacks, terraform
from generator.changes import Change, changes
from generator.errors import Diagnostic, Location
from generator.graph import Graph
from generator.inventory import Resource, inventory
from generator.origin import place_of
from generator.pipeline import Rendered
from generator.terraform import Said, Terraform

_STATE = 'terraform {\n  backend "local" {\n  }\n}\n'
_PROTECTED = re.compile(
    r"^( *(?:prevent_destroy|deletion_protection|enable_deletion_protection) *=) true$", re.MULTILINE
)
_SAMPLES = {"string": "1.0.0-trial", "number": "1", "bool": "true", "list(string)": "[]", "map(string)": "{}"}


class Trial(NamedTuple):
    """A rendered root in a folder of its own, and the terraform that runs there."""

    rendered: Rendered
    root: Path
    terraform: Terraform
    variables: Mapping[str, str]


class Applied(NamedTuple):
    """How far an apply came. `lacking` maps an address to what moto lacks, `unreached` waited for one of those."""

    done: tuple[str, ...]
    lacking: Mapping[str, str]
    unreached: tuple[str, ...]
    problems: tuple[Diagnostic, ...]


def lay_out(rendered: Rendered, root: Path) -> None:
    """The root as it would be written, with its state in a file of the folder."""
    for path, text in rendered.files.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    if rendered.files.keeps_state:
        (root / "state_override.tf").write_text(_STATE, encoding="utf-8")


def sample_variables(graph: Graph, given: Mapping[str, str]) -> dict[str, str]:
    """What was given, and a value for every variable that has no default."""
    asked = {name: item.type for name, item in graph.blueprint.variables.items() if item.default is None}
    return {**{name: _SAMPLES[kind] for name, kind in asked.items()}, **given}


def plan(trial: Trial) -> tuple[tuple[Change, ...], tuple[Diagnostic, ...]]:
    """What would be done, and what keeps it from being known; `plan.json` in the root is the plan itself."""
    said = terraform.plan(trial.terraform, trial.root, *_variables(trial))
    problems = tuple(_problem(trial, item) for item in said)
    if any(item.is_error for item in said):
        return (), problems
    return changes(_plan_of(trial)), problems


def apply(trial: Trial) -> Applied:
    """Applies the plan as far as moto goes."""
    planned = {change.address for change in changes(_plan_of(trial))}
    done = terraform.run(trial.terraform, trial.root, "apply", "-json", "-auto-approve", "plan.bin", timeout=1800)
    made = tuple(address for address in dict.fromkeys(_completed(done.output)) if address in planned)
    said = [item for item in terraform.told(done.output) if item.is_error]
    found = {item: lacks.explained(lacks.APPLY, _type(item.address), f"{item.summary} {item.detail}") for item in said}
    lacking = {item.address: what for item, what in found.items() if what}
    problems = [_problem(trial, item) for item, what in found.items() if not what]
    if done.is_out_of_time or (done.status and not said):
        problems.append(_unexplained("apply", terraform.last_words(done)))
    unreached = planned - {*made} - {item.address for item in said}
    return Applied(made, lacking, tuple(sorted(unreached)), tuple(problems))


def plan_again(trial: Trial, applied: Applied) -> tuple[dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """What a second plan would change of what was applied: by moto's doing, and as problems what is ours."""
    if applied.lacking:
        # What was made in part only cannot be read again, and would stop the plan of all the rest.
        terraform.run(trial.terraform, trial.root, "state", "rm", *applied.lacking)
    found, problems = plan(trial)
    gaps: dict[str, tuple[str, ...]] = {}
    unexpected = []
    for change in found:
        if change.address in applied.done:
            different = change.attributes or _steps(change)
            if set(different) <= {*lacks.GAPS.get(change.type, ())}:
                gaps[change.address] = different
            else:
                unexpected.append(_endless(trial, change, different))
    return gaps, (*problems, *unexpected)


def destroy(trial: Trial) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Takes everything away again; what moto cannot take away, by address, and what should have gone."""
    _unprotect(trial)
    done = terraform.run(
        trial.terraform,
        trial.root,
        "destroy",
        "-json",
        "-auto-approve",
        "-input=false",
        *_variables(trial),
        timeout=1800,
    )
    said = [item for item in terraform.told(done.output) if item.is_error]
    found = {
        item: lacks.explained(lacks.DESTROY, _type(item.address), f"{item.summary} {item.detail}") for item in said
    }
    staying = {item.address or _head(item.summary): what for item, what in found.items() if what}
    problems = [_problem(trial, item) for item, what in found.items() if not what]
    if done.is_out_of_time or (done.status and not said):
        problems.append(_unexplained("destroy", terraform.last_words(done)))
    return staying, tuple(problems)


def said_as_problems(trial: Trial, said: Sequence[Said]) -> tuple[Diagnostic, ...]:
    """What terraform says, with the places it means."""
    return tuple(_problem(trial, item) for item in said)


def _unprotect(trial: Trial) -> None:
    """As a person would: protection is turned off and that is applied, before anything is destroyed."""
    before = {path: path.read_text(encoding="utf-8") for path in trial.root.rglob("*.tf")}
    after = {path: _PROTECTED.sub(r"\1 false", text) for path, text in before.items()}
    for path, text in after.items():
        if text != before[path]:
            path.write_text(text, encoding="utf-8")
    targets = [f"-target={item.address}" for item in inventory(trial.rendered.files.files) if _is_protected(item)]
    if targets:
        arguments = ["-auto-approve", "-input=false", *_variables(trial), *targets]
        terraform.run(trial.terraform, trial.root, "apply", "-json", *arguments, timeout=1800)


def _is_protected(resource: Resource) -> bool:
    names = ("deletion_protection", "enable_deletion_protection")
    found = [resource.block.argument(name) for name in names]
    return any(argument and argument.text == "true" for argument in found)


def _variables(trial: Trial) -> list[str]:
    return [f"-var={name}={value}" for name, value in trial.variables.items()]


def _plan_of(trial: Trial) -> Mapping[str, Any]:
    document: Mapping[str, Any] = json.loads((trial.root / "plan.json").read_text(encoding="utf-8"))
    return document


def _completed(output: str) -> Iterator[str]:
    for line in output.splitlines():
        if '"apply_complete"' in line:
            yield json.loads(line)["hook"]["resource"]["addr"]


def _type(address: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", address).split(".")[-2] if "." in address else ""


def _head(summary: str) -> str:
    """What a message is about, without the rest: `deleting S3 Bucket (name)`. Errors of a destroy have no address."""
    return summary.partition("): ")[0] + ")" if "): " in summary else summary.partition(":")[0]


def _steps(change: Change) -> tuple[str, ...]:
    return ("delete", "create") if change.action == "replace" else (change.action,)


def _problem(trial: Trial, said: Said) -> Diagnostic:
    """Told at the component or override; where in the root stands in the hint."""
    place = place_of(trial.rendered.graph, said.address, said.file)
    subject = f"{said.address}: " if said.address else ""
    detail = f": {said.detail}" if said.detail and said.detail != said.summary else ""
    where = f"terraform says so of {Location(said.file, said.line)} in the root" if said.file else "terraform says so"
    level = "error" if said.is_error else "warning"
    return Diagnostic("P020", f"{subject}{said.summary}{detail}", place, where, level)


def _endless(trial: Trial, change: Change, different: Sequence[str]) -> Diagnostic:
    message = f"{change.address}: a second plan, right after the apply, would change {', '.join(different)}"
    place = place_of(trial.rendered.graph, change.address)
    return Diagnostic("P021", message, place, "what is written is not what AWS keeps: every plan would show it again")


def _unexplained(what: str, reason: str) -> Diagnostic:
    return Diagnostic("P022", f"terraform {what} failed in the sandbox: {reason}")
