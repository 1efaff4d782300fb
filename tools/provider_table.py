"""Makes `generator/provider_table.json`, what the AWS provider takes, for the types that modules and blueprints emit.

    make schema

Version 5 is what `terraform providers schema -json` prints. Version 6 is read from bindings that are generated from its
schema and published on npm: `@cdktf/provider-aws` for names, blocks and what is required, and `@pulumi/aws` for what is
deprecated. Needs terraform, npm and the extra `test`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

PROJECT = Path(__file__).parent.parent
TABLE = PROJECT / "generator" / "provider_table.json"
BINDINGS = ("@cdktf/provider-aws@21.22.1", "@pulumi/aws@7.48.0")

_INTERFACE = re.compile(r"^export interface (\w+)(?: extends cdktf\.TerraformMetaArguments)? \{\n(.*?)^\}", re.M | re.S)
_FIELD = re.compile(r"/\*\*\n(.*?)\*/\s+readonly \w+(\??): ([^;]+);", re.S)
_NAME = re.compile(r"#(\w+) \w+#\1\}")
_OUTPUTS = re.compile(
    r"^export declare class \w+ extends (?:\w+\.)*CustomResource \{(.*?)^    constructor", re.M | re.S
)
_DEPRECATED = re.compile(r"\* @deprecated (.+?)\n.*?\*/\s+readonly (\w+)!?:", re.S)


class Emitted(NamedTuple):
    """Types of resources and data sources that are rendered, and those of blocks that a person may add by override."""

    resource: frozenset[str]
    data: frozenset[str]


def main() -> None:
    emitted = find_emitted()
    with tempfile.TemporaryDirectory() as temporary:
        five = version_five(emitted, Path(temporary))
        six = version_six(emitted, Path(temporary))
    text = "{\n" + ",\n".join(f'"{major}": {lines(table)}' for major, table in (("5", five), ("6", six))) + "\n}\n"
    TABLE.write_text(text, encoding="utf-8")
    print(f"{TABLE.name}: {len(text) // 1024} KB, {len(emitted.resource)} resources, {len(emitted.data)} data sources")


def lines(table: Mapping[str, Any]) -> str:
    """A line for each type and for each shape of a block, so that a difference can be read."""
    shapes: dict[str, int] = {}
    shared = {
        key: {kind: _shared(node, shapes) for kind, node in value.items()} if isinstance(value, dict) else value
        for key, value in table.items()
    }
    parts = [f"{json.dumps(key)}: {_rows(value)}" for key, value in shared.items()]
    return "{\n" + ",\n".join([*parts, '"shapes": [\n' + ",\n".join(shapes) + "\n]"]) + "\n}"


def _rows(value: Any) -> str:
    if not isinstance(value, dict):
        return json.dumps(value)
    return "{\n" + ",\n".join(f"{json.dumps(kind)}: {node}" for kind, node in value.items()) + "\n}"


def _shared(node: Mapping[str, Any], shapes: dict[str, int]) -> int:
    """The number of a shape: equal blocks, of which a firewall has hundreds, are written once."""
    blocks = {name: _shared(inner, shapes) for name, inner in node.get("blocks", {}).items()}
    text = json.dumps({**node, **({"blocks": blocks} if blocks else {})}, sort_keys=True)
    return shapes.setdefault(text, len(shapes))


def find_emitted() -> Emitted:
    sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]
    from proof import subjects

    from generator.inventory import inventory

    found = [item for subject in subjects() for item in inventory(subject.render().files)]
    kinds = {mode: frozenset(item.type for item in found if item.mode == mode) for mode in ("resource", "data")}
    return Emitted(kinds["resource"], kinds["data"])


def version_five(emitted: Emitted, folder: Path) -> dict[str, Any]:
    """From the provider itself."""
    root = folder / "five"
    root.mkdir()
    requirement = 'source = "hashicorp/aws"\n      version = "~> 5.100"'
    (root / "terraform.tf").write_text(
        f"terraform {{\n  required_providers {{\n    aws = {{\n{requirement}\n}}\n}}\n}}\n"
    )
    mirror = os.environ.get("TFGEN_PROVIDER_MIRROR")
    subprocess.run(["terraform", "init", *([f"-plugin-dir={mirror}"] if mirror else [])], cwd=root, check=True)
    printed = subprocess.run(["terraform", "providers", "schema", "-json"], cwd=root, check=True, capture_output=True)
    locked = (root / ".terraform.lock.hcl").read_text()
    return from_schema(json.loads(printed.stdout), emitted, re.findall(r'version += "([\d.]+)"', locked)[0])


def from_schema(document: Mapping[str, Any], emitted: Emitted, version: str) -> dict[str, Any]:
    (provider,) = document["provider_schemas"].values()
    resources, sources = provider["resource_schemas"], provider["data_source_schemas"]
    return {
        "version": version,
        "resource_types": " ".join(sorted(resources)),
        "data_types": " ".join(sorted(sources)),
        "resource": {kind: _block(resources[kind]["block"]) for kind in sorted(emitted.resource & resources.keys())},
        "data": {kind: _block(sources[kind]["block"]) for kind in sorted(emitted.data & sources.keys())},
    }


def _block(block: Mapping[str, Any]) -> dict[str, Any]:
    attributes, blocks = block.get("attributes", {}), block.get("block_types", {})
    required = {name for name, item in attributes.items() if item.get("required")}
    required |= {name for name, item in blocks.items() if item.get("min_items")}
    optional = {name for name, item in attributes.items() if item.get("optional")}
    deprecated = {name for name, item in attributes.items() if item.get("deprecated")}
    deprecated |= {name for name, item in blocks.items() if item["block"].get("deprecated")}
    computed = attributes.keys() - required - optional
    node = {
        "required": " ".join(sorted(required)),
        "optional": " ".join(sorted(optional)),
        "computed": " ".join(sorted(computed)),
        "deprecated": " ".join(sorted(deprecated - computed)),
        "is_deprecated": bool(block.get("deprecated")),
        "blocks": {name: _block(item["block"]) for name, item in sorted(blocks.items())},
    }
    return {key: value for key, value in node.items() if value}


def version_six(emitted: Emitted, folder: Path) -> dict[str, Any]:
    cdktf, pulumi = (_unpack(package, folder) for package in BINDINGS)
    folders = {kind: path for path in sorted((cdktf / "lib").iterdir()) if path.is_dir() and (kind := _type(path))}
    version = re.findall(r"hashicorp/aws/([\d.]+)/", (cdktf / "lib" / "eip" / "index.d.ts").read_text())[0]
    deprecated = _Deprecated(pulumi)
    table: dict[str, Any] = {"version": version}
    for key, is_data in (("resource_types", False), ("data_types", True)):
        table[key] = " ".join(sorted(kind for kind, data in folders if data is is_data))
    for key, kinds, is_data in (("resource", emitted.resource, False), ("data", emitted.data, True)):
        found = {kind: _node(folders[kind, is_data]) for kind in sorted(kinds) if (kind, is_data) in folders}
        table[key] = found if is_data else {kind: deprecated.mark(kind, node) for kind, node in found.items()}
    return table


def _unpack(package: str, folder: Path) -> Path:
    done = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / done.stdout.strip().splitlines()[-1]
    target = folder / archive.stem
    with tarfile.open(archive) as opened:
        opened.extractall(target, filter="data")
    return target / "package"


def _type(path: Path) -> tuple[str, bool] | None:
    text = (path / "index.js").read_text() if (path / "index.js").is_file() else ""
    found = re.search(r'\.tfResourceType = "(\w+)"', text)
    return (found[1], path.name.startswith("data-")) if found else None


def _node(path: Path) -> dict[str, Any]:
    text = "\n".join(file.read_text() for file in sorted(path.rglob("*.d.ts")))
    interfaces: dict[str, str] = dict(_INTERFACE.findall(text))
    top = next(name for name, body in interfaces.items() if f"interface {name} extends cdktf.TerraformMeta" in text)
    return _interface(interfaces, top)


def _interface(interfaces: Mapping[str, str], name: str) -> dict[str, Any]:
    """Fields whose doc says `block`, and whose type is described, are blocks; `id` is one of Terraform's own making."""
    required: list[str] = []
    optional: list[str] = []
    blocks: dict[str, Any] = {}
    for doc, question, kind in _FIELD.findall(interfaces[name]):
        named = _NAME.search(doc)
        if named:
            inner = re.match(r"\w+", kind)
            (optional if question else required).append(named[1])
            if f"* {named[1]} block" in doc and inner and inner[0] in interfaces:
                blocks[named[1]] = _interface(interfaces, inner[0])
    node = {
        "required": " ".join(sorted(required)),
        "optional": " ".join(sorted({*optional} - blocks.keys())),
        "blocks": dict(sorted(blocks.items())),
    }
    return {key: value for key, value in node.items() if value}


class _Deprecated:
    """What Pulumi's bindings call deprecated, for the class of theirs that is most like a type of Terraform's."""

    def __init__(self, package: Path) -> None:
        texts = {file: file.read_text() for file in sorted(package.glob("*/*.d.ts"))}
        bodies = {file: found[1] for file, text in texts.items() if (found := _OUTPUTS.search(text))}
        self._names = {
            file: {_snake(name) for name in re.findall(r"readonly (\w+)!?:", body)} for file, body in bodies.items()
        }
        self._deprecated = {
            file: {_snake(name) for _, name in _DEPRECATED.findall(body)} for file, body in bodies.items()
        }

    def mark(self, kind: str, node: dict[str, Any]) -> dict[str, Any]:
        words = {*node.get("required", "").split(), *node.get("optional", "").split(), *node.get("blocks", {})}
        best = max(self._names, key=lambda file: self._likeness(file, kind, words))
        found = " ".join(sorted(word for word in words if not _plurals(word).isdisjoint(self._deprecated[best])))
        return {**node, "deprecated": found} if found else node

    def _likeness(self, file: Path, kind: str, words: set[str]) -> float:
        names = self._names[file]
        known = {word for word in words if not _plurals(word).isdisjoint(names)}
        common = len(known) / max(len(words | names), 1)
        return common + (0.3 if kind.replace("_", "").endswith(file.name.removesuffix(".d.ts").lower()) else 0)


def _plurals(word: str) -> set[str]:
    """What a list of it may be called."""
    return {word, f"{word}s", f"{word.removesuffix('y')}ies"}


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


if __name__ == "__main__":
    main()
