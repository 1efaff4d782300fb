"""The terraform program: where it is, how it is run in a root, and what it says of it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator import child
from generator.child import Done
from generator.errors import Diagnostic, TfgenError

# A plan may have to be given up in the middle of a lock on the state: terraform needs a while to let go of it.
_GRACE = 30.0
_MOST_WORDS = 300


class Terraform(NamedTuple):
    """The program and the environment it runs in. `mirror` is a folder that holds providers, if one was named."""

    program: str
    environment: Mapping[str, str]
    mirror: str = ""


class Said(NamedTuple):
    """One error or warning of terraform's own: what it says, of which resource, and where in the root."""

    summary: str
    detail: str
    address: str = ""
    file: str = ""
    line: int = 0
    is_error: bool = True


def find(explicit: str | None, environment: Mapping[str, str], cache: Path | None) -> Terraform:
    """The flag's program, else that of `TFGEN_TERRAFORM`, else the one on the PATH.

    Raises:
        TfgenError: there is none.
    """
    named = explicit or environment.get("TFGEN_TERRAFORM") or "terraform"
    program = shutil.which(named, path=environment.get("PATH", os.defpath))
    if program is None:
        if named == "terraform":
            message, hint = (
                "there is no terraform on the PATH",
                "install Terraform 1.11 or newer, or name it: --terraform",
            )
        else:
            message, hint = f"{named} is not a program that can be run", "name the program terraform itself"
        raise TfgenError(Diagnostic("P001", message, None, hint))
    return Terraform(program, _settings(environment, cache), environment.get("TFGEN_PROVIDER_MIRROR", ""))


def initialise(terraform: Terraform, root: Path) -> None:
    """Fetches or links the provider and finds the modules.

    Raises:
        TfgenError: it could not be.
    """
    mirror = [f"-plugin-dir={terraform.mirror}"] if terraform.mirror else []
    done = run(terraform, root, "init", "-input=false", "-no-color", *mirror, timeout=900)
    if done.status:
        hint = "terraform must reach its registry, or TFGEN_PROVIDER_MIRROR name a folder with the AWS provider"
        raise TfgenError(Diagnostic("P002", f"terraform cannot initialise the root: {last_words(done)}", None, hint))


def run(terraform: Terraform, root: Path, *arguments: str, timeout: float = 3600.0, grace: float = _GRACE) -> Done:
    """One command in a root."""
    command = [terraform.program, *arguments]
    return child.run(command, cwd=root, environment=terraform.environment, timeout=timeout, grace=grace)


def validate(terraform: Terraform, root: Path) -> tuple[Said, ...]:
    """Errors and warnings of `terraform validate`, in an initialised root."""
    done = run(terraform, root, "validate", "-json", timeout=600)
    document = _decoded(done.output)
    if document is None:
        raise TfgenError(_failed("validate", done))
    return tuple(_said(item) for item in document.get("diagnostics", ()))


def plan(terraform: Terraform, root: Path, *arguments: str) -> tuple[Said, ...]:
    """Writes `plan.bin` and `plan.json` into the root, and says what went wrong; without an error both are there."""
    done = run(terraform, root, "plan", "-json", "-input=false", "-out=plan.bin", *arguments, timeout=1800)
    said = told(done.output)
    if done.status not in (0, 2) and not any(item.is_error for item in said):
        raise TfgenError(_failed("plan", done))
    if done.status in (0, 2):
        shown = run(terraform, root, "show", "-json", "plan.bin", timeout=600)
        if shown.status:
            raise TfgenError(_failed("show", shown))
        (root / "plan.json").write_text(shown.output, encoding="utf-8")
    return said


def told(output: str) -> tuple[Said, ...]:
    """The errors and warnings in what `-json` printed, a line each."""
    lines = (_decoded(line) for line in output.splitlines())
    return tuple(_said(line["diagnostic"]) for line in lines if line and isinstance(line.get("diagnostic"), dict))


def last_words(done: Done) -> str:
    """What a program said last of why it failed."""
    if done.is_out_of_time:
        return "it took too long and was stopped"
    lines = [line.strip(" │╷╵") for line in (done.errors or done.output).splitlines()]
    said = " ".join(line for line in lines if line).removeprefix("Error: ")
    said = said if len(said) <= _MOST_WORDS else f"{said[:_MOST_WORDS].rpartition(' ')[0]} ..."
    return said or f"it ended with status {done.status} and said nothing"


def _failed(what: str, done: Done) -> Diagnostic:
    hint = "run it by hand in the root, to see all it says"
    return Diagnostic("P003", f"terraform {what} failed: {last_words(done)}", None, hint)


def _settings(environment: Mapping[str, str], cache: Path | None) -> dict[str, str]:
    """The user's own environment, less what would stop it, and with a place to keep providers in."""
    kept = {**environment, "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1"}
    configuration = kept.get("TF_CLI_CONFIG_FILE")
    if configuration and not Path(configuration).is_file():
        del kept["TF_CLI_CONFIG_FILE"]
    if cache and not {"TF_PLUGIN_CACHE_DIR", "TF_CLI_CONFIG_FILE"} & kept.keys():
        providers = cache / "providers"
        providers.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept["TF_PLUGIN_CACHE_DIR"] = str(providers)
    return kept


def _decoded(text: str) -> dict[str, Any] | None:
    try:
        document = json.loads(text)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None


def _said(item: Mapping[str, Any]) -> Said:
    place = item.get("range") or {}
    return Said(
        summary=item.get("summary", ""),
        detail=" ".join(item.get("detail", "").split()),
        address=item.get("address", ""),
        file=place.get("filename", ""),
        line=(place.get("start") or {}).get("line", 0),
        is_error=item.get("severity") != "warning",
    )
