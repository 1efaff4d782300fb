"""What is proven of every root, and the roots there are: each environment of each blueprint and module case."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import boto3  # type: ignore[import-untyped]
import yaml

from generator import pipeline, resources, source
from generator.changes import changes
from generator.checkov import Program
from generator.fileset import FileSet
from generator.pipeline import Request
from generator.scan import Settings, scan

PROJECT = Path(__file__).parent.parent


class Subject(NamedTuple):
    """One root to be proven. `sandbox` says what of it the simulated AWS can do."""

    id: str
    file: Path
    environment: str
    sandbox: Mapping[str, Any]

    def render(self) -> FileSet:
        """The root, rendered once for all tests of a process."""
        return _rendered(self.file, self.environment)

    def render_anew(self) -> FileSet:
        """The root, rendered once more."""
        return _rendered.__wrapped__(self.file, self.environment)

    def write(self, parent: Path) -> Path:
        """The root on disk."""
        pipeline.write_all([self.render()], parent, force=False)
        return parent / self.render().name


@cache
def _rendered(file: Path, environment: str) -> FileSet:
    (fileset,) = pipeline.render_all(Request([file], [environment] if environment else []))
    return fileset


class Terraform(NamedTuple):
    """The real program, in an environment of its own. `aws` is the address of the simulated AWS."""

    program: str
    home: Path
    aws: str
    attached: str = ""

    def environment(self, root: Path) -> dict[str, str]:
        """What terraform and its provider see of the world.

        A provider that runs already has one configuration, so a root with several starts its own.
        """
        is_attached = self.attached and not any(" alias " in file.read_text() for file in _configured(root))
        configuration = self.home / "terraformrc"
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "CHECKPOINT_DISABLE": "1",
            "TF_IN_AUTOMATION": "1",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_MAX_ATTEMPTS": "3",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ENDPOINT_URL": self.aws,
            **({"TF_CLI_CONFIG_FILE": str(configuration)} if configuration.is_file() else {}),
            **({"TF_REATTACH_PROVIDERS": self.attached} if is_attached else {}),
        }

    def run(self, root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """One command in a root, with values for its variables."""
        return subprocess.run(
            [self.program, *arguments],
            cwd=root,
            env=self.environment(root) | {f"TF_VAR_{name}": value for name, value in variables.items()},
            capture_output=True,
            text=True,
            timeout=1800,
            check=False,
        )

    def must(self, root: Path, *arguments: str, **variables: str) -> str:
        """The output of a command that has to succeed."""
        done = self.run(root, *arguments, "-no-color", **variables)
        assert done.returncode == 0, f"terraform {' '.join(arguments)}\n{done.stdout[-6000:]}\n{done.stderr[-6000:]}"
        return done.stdout


def _configured(root: Path) -> list[Path]:
    """Where providers are, in a root and in roots that are modules of it."""
    return [*root.glob("main.tf"), *root.rglob("providers.tf")]


def subjects() -> list[Subject]:
    """Every environment of every ready-made blueprint and every case of a module, found by walking the folders."""
    return [
        subject
        for file, sandbox in [*_cases(), *_blueprints()]
        for subject in _environments(file, yaml.safe_load(sandbox.read_text()) if sandbox.is_file() else {})
    ]


def _cases() -> Iterator[tuple[Path, Path]]:
    for file in sorted(resources.folder("modules").glob("*/cases/*/blueprint.yaml")):
        yield file, file.parent / "sandbox.yaml"


def _blueprints() -> Iterator[tuple[Path, Path]]:
    for file in sorted(resources.folder("blueprints").glob("*.yaml")):
        yield file, file.parent / "sandbox.yaml"


def _environments(file: Path, sandbox: Mapping[str, Any]) -> Iterator[Subject]:
    name = f"{file.parent.parent.parent.name}-{file.parent.name}" if file.name == "blueprint.yaml" else file.stem
    environments = source.load(file).data.get("environments") or {"": None}
    for environment in environments:
        label = f"{name}-{environment}" if environment else name
        yield Subject(label, file, environment, {**sandbox, **(sandbox.get("environments", {}).get(environment) or {})})


def variables_for(fileset: FileSet) -> dict[str, str]:
    """A value for each variable the root asks for."""
    text = fileset.files.get("variables.tf", "")
    kinds = dict(re.findall(r'variable "(\w+)" \{.*?type += (\S+)', text, re.DOTALL))
    values = {"string": "1.0.0-trial", "number": "1", "bool": "true", "list(string)": "[]", "map(string)": "{}"}
    return {name: values[kinds[name]] for name in fileset.asks}


def open_findings(plans: Mapping[Path, Path], program: Program) -> list[str]:
    """What checkov finds in the files of roots and in their plans, less what the files waive."""
    results = scan([*plans], program, Settings(plans=plans))
    found = [item for result in results for item in result.findings]
    return [f"{item.check} {item.resource} {item.location}: {item.message}" for item in found]


def differences(plan: Mapping[str, Any]) -> dict[str, list[str]]:
    """What a plan would change: address -> attributes, or the actions themselves where it is not an update."""
    actions = {item["address"]: item["change"]["actions"] for item in plan.get("resource_changes", [])}
    found = [item for item in changes(plan) if item.action != "move"]
    return {item.address: list(item.attributes) or actions[item.address] for item in found}


def plan_of(terraform: Terraform, root: Path, variables: Mapping[str, str]) -> dict[str, Any]:
    """A plan as data; its file is `plan.bin`, and its JSON `plan.json` beside the root."""
    terraform.must(root, "plan", "-input=false", "-out=plan.bin", **variables)
    text = terraform.must(root, "show", "-json", "plan.bin")
    (root.parent / "plan.json").write_text(text)
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def regions(fileset: FileSet) -> list[str]:
    """The Regions of a root's providers, that of the blueprint first."""
    return re.findall(r'^  region += "(\S+)"', fileset.files["providers.tf"], re.MULTILINE)


def seed(wanted: Mapping[str, Any], aws: str, region: str) -> None:
    """What has to be in the account before: hosted zones, and secrets with a value."""
    session = boto3.Session("testing", "testing", region_name=region)
    for zone in wanted.get("hosted_zones", []):
        session.client("route53", endpoint_url=aws).create_hosted_zone(Name=zone, CallerReference=zone)
    for zone in wanted.get("private_zones", []):
        session.client("route53", endpoint_url=aws).create_hosted_zone(
            Name=zone,
            CallerReference=zone,
            HostedZoneConfig={"PrivateZone": True},
            VPC={"VPCRegion": "us-east-1", "VPCId": "vpc-12345678"},
        )
    for name, value in wanted.get("secrets", {}).items():
        session.client("secretsmanager", endpoint_url=aws).create_secret(Name=name, SecretString=value)
