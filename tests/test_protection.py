"""`prevent_destroy` in protected environments: on everything that holds data, in files Terraform leaves as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from proof import Terraform, subjects

from generator import pipeline
from generator.errors import TfgenError
from generator.fileset import FileSet
from generator.inventory import inventory
from generator.pipeline import Request
from generator.protection import protect

BUCKET = """# Rendered.

resource "aws_s3_bucket" "this" {
  bucket = "x"
}

resource "aws_kms_key" "this" {
  description = "x"

  lifecycle {
    ignore_changes = [tags]
  }
}
"""


def _protected(file: Path, folder: Path) -> FileSet | None:
    """A case as it is where data is protected; None if it asks for what is not allowed there."""
    copy = folder / "blueprint.yaml"
    copy.write_text(f"protect: true\n{file.read_text()}")
    try:
        (fileset,) = pipeline.render_all(Request([copy]))
    except TfgenError as error:
        assert {problem.code for problem in error.diagnostics} == {"B051"}
        return None
    return fileset


def test_a_lifecycle_block_is_made_or_added_to() -> None:
    text = protect(BUCKET, ["aws_s3_bucket.this", "aws_kms_key.this"])

    assert text == BUCKET.replace(
        '  bucket = "x"\n', '  bucket = "x"\n\n  lifecycle {\n    prevent_destroy = true\n  }\n'
    ).replace("    ignore_changes = [tags]\n", "    prevent_destroy = true\n    ignore_changes  = [tags]\n")


def test_what_is_not_named_stays_as_it_is() -> None:
    assert protect(BUCKET, ["aws_s3_bucket.other"]) == BUCKET


@pytest.mark.terraform
def test_everything_that_holds_data_is_protected(terraform: Terraform, tmp_path: Path) -> None:
    cases = [subject for subject in subjects() if subject.file.name == "blueprint.yaml" and not subject.environment]
    count = 0
    for subject in cases:
        fileset = _protected(subject.file, tmp_path)
        if fileset and fileset.stateful:
            pipeline.write_all([fileset], tmp_path / subject.id, force=False)
            blocks = {item.address: item.block for item in inventory(fileset.files)}
            for kept in fileset.stateful:
                (lifecycle,) = [block for block in blocks[kept.address].blocks if block.kind == "lifecycle"]
                assert ("prevent_destroy", "true") in [(item.name, item.text) for item in lifecycle.arguments]
            count += 1

    formatted = terraform.run(tmp_path, "fmt", "-check", "-recursive", "-diff")

    assert formatted.returncode == 0, formatted.stdout
    assert count > 5


@pytest.mark.terraform
@pytest.mark.moto
@pytest.mark.usefixtures("simulated_aws")
def test_terraform_refuses_to_destroy_it(terraform: Terraform, tmp_path: Path) -> None:
    file = tmp_path / "b.yaml"
    file.write_text("version: 1\nname: app\nregion: us-east-1\nprotect: true\ncomponents:\n  images: {module: ecr}\n")
    pipeline.write_all(pipeline.render_all(Request([file])), tmp_path, force=False)
    terraform.must(tmp_path / "app", "init", "-input=false")
    terraform.must(tmp_path / "app", "apply", "-input=false", "-auto-approve")

    destroyed = terraform.run(tmp_path / "app", "destroy", "-input=false", "-auto-approve", "-no-color")

    assert destroyed.returncode == 1
    assert "Instance cannot be destroyed" in destroyed.stderr
