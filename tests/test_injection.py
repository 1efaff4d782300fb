"""No text of a blueprint becomes code: wherever it may stand, Terraform gets exactly that text and nothing more."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import hcl2
import pytest
from proof import Terraform

from generator import pipeline
from generator.fileset import FileSet
from generator.pipeline import Request

MODULES = Path(__file__).parent / "modules"

TEXTS = {
    "code": '"; } resource "x" "y" {',
    "code-in-lines": 'a"\n}\nresource "x" "y" {}\n',
    "function": '${file("/etc/passwd")}',
    "directive": "%{ for x in y }a%{ endfor }",
    "open-template": "a ${ b",
    "doubled-template": '$${file("/etc/passwd")} %%{ if true }',
    "template-at-the-end": "price in $",
    "quotes": "\"'`",
    "backslashes": '\\" \\n \\\\ \\',
    "comments": "*/ /* // # -->",
    "heredoc": "<<EOT\na\nEOT\n",
    "white-space": " \t\r\n ",
    "jinja": "{{ 7 * 7 }} {% raw %} {# x #}",
    "not-ascii": "gr\u00f6\u00dfe \u65e5\u672c \U0001f680",
    "reversed": "\u202eabc\u2066",
    "markdown": "| a | b |\n# c",
    "word-of-terraform": "null",
    "long": "x" * 450,
}


def blueprint(text: str) -> dict[str, Any]:
    """A text at every place that takes any; a list at a place that takes several."""
    return {
        "version": 1,
        "name": "app",
        "region": "eu-west-1",
        "variables": {
            "text": {"description": f"About {text}", "default": text},
            "list": {"type": "list(string)", "description": "Texts.", "default": [text]},
            "map": {"type": "map(string)", "description": "Texts.", "default": {text: text}},
        },
        "components": {
            "app": {
                "module": "web",
                "text": text,
                "notes": [text, f"{text}${{var.text}}{text}"],
                "environment": {text: text},
                "secrets": {"SECRET": text},
                "titles": {text: text},
                "overrides": {"terraform_data.this": {"triggers_replace": [text], "timeouts": [{"create": text}]}},
            },
        },
    }


def render(folder: Path, content: Mapping[str, Any]) -> FileSet:
    """JSON is YAML, and quotes every text."""
    file = folder / "b.yaml"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    (fileset,) = pipeline.render_all(Request([file], modules=[MODULES]))
    return fileset


def decoded(source: str) -> str:
    """What Terraform makes of a quoted text; written by its specification, not by our printer."""
    marks = {'\\"': '"', "\\\\": "\\", "\\n": "\n", "\\r": "\r", "\\t": "\t", "$${": "${", "%%{": "%{"}
    pattern = re.compile(r'\\u([0-9a-f]{4})|\\["\\nrt]|\$\$\{|%%\{|[$%]\{')
    return pattern.sub(lambda match: chr(int(match[1], 16)) if match[1] else marks.get(match[0], "CODE"), source)


def without(value: Any, text: str) -> Any:
    """Parsed Terraform with a mark in place of each literal that is the text, so that roots can be compared."""
    if isinstance(value, dict):
        return {without(key, text): without(item, text) for key, item in value.items()}
    if isinstance(value, list):
        return [without(item, text) for item in value]
    if not isinstance(value, str):
        return value
    whole = value[1:-1] if value.startswith('"') else value
    if decoded(whole) == text:
        return "TEXT"
    parts = whole.split("${var.text}")
    return "${var.text}".join(
        "TEXT" if decoded(part) == text else decoded(part).replace(f"About {text}", "ABOUT") for part in parts
    )


def shape(fileset: FileSet, text: str) -> dict[str, Any]:
    return {
        path: without(hcl2.loads(content), text) if path.endswith(".tf") else content
        for path, content in fileset.files.items()
    }


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_stands_as_it_is_wherever_it_may_stand(text: str, tmp_path: Path) -> None:
    harmless = render(tmp_path, blueprint("harm less"))

    fileset = render(tmp_path, blueprint(text))

    assert shape(fileset, text) == shape(harmless, "harm less")
    assert fileset.resources == harmless.resources


@pytest.mark.terraform
def test_terraform_hands_every_text_back_as_it_was(terraform: Terraform, tmp_path: Path) -> None:
    everything = blueprint("harm less")
    app = everything["components"]["app"]
    app |= {"environment": TEXTS, "titles": {text: text for text in TEXTS.values()}, "notes": ["${var.text}"]}
    del app["overrides"]
    everything["variables"]["text"]["default"] = "".join(TEXTS.values())
    fileset = render(tmp_path, everything)
    pipeline.write_all([fileset], tmp_path, force=False)

    terraform.must(tmp_path / "app", "init", "-input=false")
    terraform.must(tmp_path / "app", "apply", "-input=false", "-auto-approve")

    echo = json.loads(terraform.run(tmp_path / "app", "output", "-raw", "app_echo").stdout)
    assert echo["environment"] == TEXTS
    assert echo["titles"] == {text: text for text in TEXTS.values()}
    assert echo["notes"] == ["".join(TEXTS.values())]
