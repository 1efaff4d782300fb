"""Cases proven together, as modules of one root: most of a command's time terraform learns what the provider knows."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from proof import Subject, Terraform, regions, seed, variables_for

from generator import pipeline, source
from generator.fileset import FileSet
from generator.pipeline import Request

# Roots of so many cases take a few minutes, and what terraform says of them can still be read.
_APPLIED, _PLANNED = 9, 15
_DOMAIN = "example.com"
_ADDRESSES, _NESTED = ("address", "module_address", "previous_address"), ("resources", "child_modules")
_PROVIDER = """provider "aws" {{
  region = "{}"

  default_tags {{
    tags = {{ Blueprint = "cases", ManagedBy = "terraform" }}
  }}
}}
"""


class Batch(NamedTuple):
    """Cases that are applied, or only planned, in one Region."""

    id: str
    region: str
    is_applied: bool
    subjects: tuple[Subject, ...]


class Member(NamedTuple):
    """A case in the root of its batch: the name of the module it is there, and its folder."""

    subject: Subject
    name: str
    root: Path


def batches(subjects: Iterable[Subject]) -> list[Batch]:
    """All cases, the longest first. No two of one module are applied together: some things an account has once."""
    kinds = defaultdict[tuple[bool, str], list[Subject]](list)
    for subject in subjects:
        kinds[bool(subject.sandbox.get("apply")), source.load(subject.file).data["region"]].append(subject)
    return [
        Batch(f"{'applied' if is_applied else 'planned'}-{region}-{number}", region, is_applied, part)
        for (is_applied, region), members in sorted(kinds.items(), key=lambda item: (not item[0][0], item[0][1]))
        for number, part in enumerate(_spread(members, _APPLIED if is_applied else _PLANNED))
    ]


def _spread(subjects: list[Subject], size: int) -> list[tuple[Subject, ...]]:
    modules = Counter(_module(subject) for subject in subjects)
    count = max(-(-len(subjects) // size), max(modules.values()) if subjects[0].sandbox.get("apply") else 1)
    return [tuple(subjects[number::count]) for number in range(count)]


def _module(subject: Subject) -> str:
    return subject.file.parent.parent.parent.name


def lay_out(batch: Batch, aws: str, folder: Path) -> list[Member]:
    """The root of a batch in a folder, with what its cases look up in the account. No two have a name in common.

    What a case shows is shown by the root too: only there terraform minds whether it is a secret. All share the
    provider and its tags, but for those of several Regions, which have their own.
    """
    calls, members, wanted = list[str](), list[Member](), defaultdict[str, dict[str, Any]](dict)
    for subject in batch.subjects:
        name = f"case{len(members):02}"
        fileset = _renamed(subject, name, folder)
        pipeline.write_all([fileset], folder / name, force=False)
        member = Member(subject, name, folder / name / fileset.name)
        region, *others = regions(fileset)
        assert region == batch.region, subject.id
        if not others:
            (member.root / "providers.tf").unlink()
        members.append(member)
        calls.append(_call(member, fileset))
        for kind, items in subject.sandbox.get("seed", {}).items():
            wanted[kind] |= items if isinstance(items, dict) else {_own(item, name): "" for item in items}
    (folder / "main.tf").write_text("\n".join([_PROVIDER.format(batch.region), *calls]))
    seed(wanted, aws, batch.region)
    return members


def _renamed(subject: Subject, name: str, folder: Path) -> FileSet:
    data = {**source.load(subject.file).data, "name": name}
    file = folder / f"{name}.yaml"
    file.write_text(_own(yaml.safe_dump(data, sort_keys=False), name))
    (fileset,) = pipeline.render_all(Request([file], [subject.environment] if subject.environment else []))
    assert not fileset.keeps_state, f"{subject.id}: only a root itself may keep a state"
    return fileset


def _own(text: str, name: str) -> str:
    """With a domain of its own in place of the one all cases have."""
    return text.replace(_DOMAIN, f"{name}.{_DOMAIN}")


def _call(member: Member, fileset: FileSet) -> str:
    values = {"source": f"./{member.name}/{fileset.name}", **variables_for(fileset)}
    arguments = "".join(f"  {key} = {json.dumps(value)}\n" for key, value in values.items())
    shown = re.findall(r'^output "(\w+)"', fileset.files.get("outputs.tf", ""), re.MULTILINE)
    outputs = [f'output "{member.name}_{key}" {{\n  value = module.{member.name}.{key}\n}}\n' for key in shown]
    return "\n".join([f'module "{member.name}" {{\n{arguments}}}\n', *outputs])


def plan_of_batch(terraform: Terraform, folder: Path) -> dict[str, Any]:
    """The plan as data; its file is `plan.bin`."""
    terraform.must(folder, "plan", "-input=false", "-out=plan.bin")
    loaded: dict[str, Any] = json.loads(terraform.must(folder, "show", "-json", "plan.bin"))
    return loaded


def own_plan(plan: Mapping[str, Any], member: Member) -> dict[str, Any]:
    """The plan of one case, as if it stood alone."""
    prefix = f"module.{member.name}."
    call = plan["configuration"]["root_module"]["module_calls"][member.name]
    own = [item for item in plan.get("resource_changes", []) if item["address"].startswith(prefix)]
    return {
        **{key: plan[key] for key in ("format_version", "terraform_version") if key in plan},
        "planned_values": {"root_module": _stripped(_child(plan["planned_values"], prefix), prefix)},
        "resource_changes": [_stripped(item, prefix) for item in own],
        "configuration": {
            "provider_config": plan["configuration"].get("provider_config", {}),
            "root_module": call["module"],
        },
    }


def _child(values: Mapping[str, Any], prefix: str) -> Mapping[str, Any]:
    children = values["root_module"].get("child_modules", [])
    return next((item for item in children if f"{item['address']}." == prefix), {})


def _stripped(item: Any, prefix: str) -> Any:
    """The same with addresses that begin inside the case."""
    if isinstance(item, list):
        return [_stripped(entry, prefix) for entry in item]
    if not isinstance(item, dict):
        return item
    whole = prefix.removesuffix(".")
    stays = {key: value for key, value in item.items() if key not in _ADDRESSES or value != whole}
    return {
        key: value.removeprefix(prefix) if key in _ADDRESSES else _stripped(value, prefix) if key in _NESTED else value
        for key, value in stays.items()
    }
