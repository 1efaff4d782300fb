"""Renders that would cost data: what is said, what lifts it, and what a real plan then does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from proof import Terraform, differences, plan_of

from generator import pipeline
from generator.errors import TfgenError
from generator.files import lost, write
from generator.fileset import FileSet
from generator.lockfile import Held, read_lock
from generator.pipeline import Request

TOP = "version: 1\nname: shop\nregion: eu-central-1\n"
NETWORK = "  net: {module: vpc, flow_logs: false}\n"
GROUP = "module.cache.aws_elasticache_replication_group.this"


def _render(folder: Path, components: str, rest: str = "") -> FileSet:
    file = folder / "shop.yaml"
    file.write_text(f"{TOP}components:\n{components}{rest}")
    (fileset,) = pipeline.render_all(Request([file]))
    return fileset


def _said(folder: Path, before: FileSet, after: FileSet) -> list[str]:
    """Every problem of writing the one over the other, its place without the folder."""
    write(folder / "root", before)
    with pytest.raises(TfgenError) as caught:
        write(folder / "root", after, force=True)
    return [
        f"{str(item.location).replace(f'{folder}/', '')}: {item.code} {item.message}\n  {item.hint}"
        for item in caught.value.diagnostics
    ]


CACHE = "  cache: {module: redis, %s}\n"
REPLACED = (
    f"applying this would replace {GROUP}, and the data in it would be gone\n"
    "  take %s back to %s, or let it go with --allow-destroy " + GROUP
)


@pytest.mark.parametrize(
    ("before", "after", "name", "value", "now"),
    [
        pytest.param("engine: valkey", "engine: redis", "engine", "valkey", "redis", id="another engine"),
        pytest.param('engine_version: "8.0"', 'engine_version: "7.2"', "engine_version", "8.0", "7.2", id="older"),
        pytest.param("port: 6379", "port: 6380", "port", "6379", "6380", id="another port"),
        pytest.param("replicas: 1", "region: us-east-1", "region", "eu-central-1", "us-east-1", id="another Region"),
    ],
)
def test_a_replacement_is_refused(tmp_path: Path, before: str, after: str, name: str, value: str, now: str) -> None:
    network = NETWORK if name != "region" else "  net: {module: vpc, flow_logs: false, region: us-east-1}\n"

    said = _said(tmp_path, _render(tmp_path, NETWORK + CACHE % before), _render(tmp_path, network + CACHE % after))

    message = f'component "cache": {name} was {value} and is now {now}: ' + REPLACED % (name, value)
    assert f"shop.yaml:6:3: F013 {message}" in said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("engine: redis", "engine: valkey", id="an engine that takes over"),
        pytest.param('engine_version: "7.2"', 'engine_version: "8.0"', id="newer"),
        pytest.param("node_type: cache.t4g.micro", "node_type: cache.m7g.large", id="larger"),
    ],
)
def test_what_is_changed_in_place_goes_through(tmp_path: Path, before: str, after: str) -> None:
    write(tmp_path / "root", _render(tmp_path, NETWORK + CACHE % before))

    write(tmp_path / "root", _render(tmp_path, NETWORK + CACHE % after))

    assert lost(tmp_path / "root", _render(tmp_path, NETWORK + CACHE % after)) == ()


def test_a_component_that_is_gone(tmp_path: Path) -> None:
    kept, gone = "  data: {module: s3_bucket}\n", "  old: {module: secrets, secrets: {ga: Access to analytics}}\n"

    said = _said(tmp_path, _render(tmp_path, kept + gone), _render(tmp_path, kept))

    lost_ones = ["module.old.aws_kms_key.this", "module.old.aws_secretsmanager_secret.this"]
    assert said == [
        f'shop.yaml:4:1: F012 there is no component "old" any more: applying this would destroy {address}, which '
        f"holds data\n  keep what it made outside of Terraform with retain: [old]; or let it go with "
        f"--allow-destroy {address}"
        for address in lost_ones
    ]


def test_a_likely_rename_is_offered(tmp_path: Path) -> None:
    said = _said(tmp_path, _render(tmp_path, "  old: {module: ecr}\n"), _render(tmp_path, "  images: {module: ecr}\n"))

    assert "if it is now called images, say renamed_from: old there; keep what it made" in said[0]


def test_a_resource_a_component_no_longer_has(tmp_path: Path) -> None:
    said = _said(
        tmp_path,
        _render(tmp_path, "  data: {module: s3_bucket}\n"),
        _render(tmp_path, "  data: {module: s3_bucket, access_logs: none}\n"),
    )

    assert said == [
        'shop.yaml:5:3: F012 component "data" no longer has module.data.aws_s3_bucket.logs, which holds data: applying '
        "this would destroy it\n  take the change back, or let it go with --allow-destroy "
        "module.data.aws_s3_bucket.logs"
    ]


def test_a_component_of_another_module(tmp_path: Path) -> None:
    said = _said(
        tmp_path, _render(tmp_path, "  data: {module: ecr}\n"), _render(tmp_path, "  data: {module: s3_bucket}\n")
    )

    assert any(
        'component "data" is now a s3_bucket and was a ecr: applying this would replace' in line for line in said
    )


def test_the_folder_of_another_root(tmp_path: Path) -> None:
    bucket = _render(tmp_path, "  data: {module: s3_bucket}\n")

    said = _said(tmp_path, bucket, bucket._replace(name="other"))

    assert said == [
        "root/tfgen.json: F014 the folder holds the root shop, and would now get other: all it made would be "
        "destroyed\n  choose another folder with -o, or move this one away if shop is gone"
    ]


def test_an_address_lifts_its_own_problem_and_no_other(tmp_path: Path) -> None:
    before = _render(tmp_path, "  data: {module: ecr}\n  x: {module: s3_bucket}\n")
    after = _render(tmp_path, "  x: {module: s3_bucket}\n")
    write(tmp_path / "root", before)

    with pytest.raises(TfgenError) as caught:
        write(tmp_path / "root", after, allowed=["module.data.aws_kms_key.this"])

    assert len(caught.value.diagnostics) == 1
    both = ["module.data.aws_kms_key.this", "module.data.aws_ecr_repository.this"]
    assert write(tmp_path / "root", after, allowed=both).removed
    assert lost(tmp_path / "root", after) == ()


def test_an_address_that_nothing_happens_to(tmp_path: Path) -> None:
    bucket = _render(tmp_path, "  data: {module: s3_bucket}\n")
    write(tmp_path / "shop", bucket)

    with pytest.raises(TfgenError) as caught:
        pipeline.refuse_losses([bucket], tmp_path, ["module.data.aws_s3_bucket.this"])

    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.hint) == ("F015", "leave it out")


def test_retain_must_stay_until_it_was_applied(tmp_path: Path) -> None:
    keep, gone = "  x: {module: s3_bucket}\n", "  data: {module: ecr}\n"
    retained = _render(tmp_path, keep, "retain: [data]\n")
    write(tmp_path / "root", _render(tmp_path, keep + gone))
    write(tmp_path / "root", retained)

    said = _said(tmp_path, retained, _render(tmp_path, keep))

    assert said == [
        'shop.yaml:4:1: F012 retain no longer names "data": if the root was not applied since it did, applying this '
        "would destroy what it holds\n"
        "  put it back, or, when the root has been applied, say so with --allow-destroy module.data"
    ]
    write(tmp_path / "root", _render(tmp_path, keep), allowed=["module.data"])
    assert lost(tmp_path / "root", _render(tmp_path, keep)) == ()


def test_without_renamed_from_the_name_in_aws_would_change(tmp_path: Path) -> None:
    renamed = _render(tmp_path, "  images: {module: ecr, renamed_from: data}\n")
    write(tmp_path / "root", _render(tmp_path, "  data: {module: ecr}\n"))
    write(tmp_path / "root", renamed)

    said = _said(tmp_path, renamed, _render(tmp_path, "  images: {module: ecr}\n"))

    assert said == [
        'shop.yaml:5:3: F013 component "images": name was shop-data and is now shop-images: applying this would '
        "replace module.images.aws_ecr_repository.this, and the data in it would be gone\n  take name back to "
        "shop-data (the name in AWS follows the component's first name: keep renamed_from), or let it go with "
        "--allow-destroy module.images.aws_ecr_repository.this"
    ]


@pytest.mark.parametrize("file", sorted((Path(__file__).parent / "locks").glob("*.json")), ids=lambda file: file.stem)
def test_locks_of_earlier_formats_are_read(file: Path, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "tfgen.json").write_bytes(file.read_bytes())

    lock = read_lock(tmp_path / "shop")
    found = lost(tmp_path / "shop", _render(tmp_path, "  x: {module: s3_bucket}\n"))

    assert lock is not None
    assert lock.stateful.keys() == {"module.data.aws_ecr_repository.this", "module.data.aws_kms_key.this"}
    assert all(isinstance(held, Held) for held in lock.stateful.values())
    assert {loss.address for loss in found} == lock.stateful.keys()


def test_every_format_has_a_golden_lock() -> None:
    found = [json.loads(file.read_text())["lock_version"] for file in (Path(__file__).parent / "locks").glob("*.json")]

    assert sorted(found) == [1, 2]


PARTS = "  %s: {module: s3_bucket, access_logs: none%s}\n"


@pytest.mark.terraform
@pytest.mark.moto
@pytest.mark.usefixtures("simulated_aws")
def test_a_real_plan_moves_and_lets_go(terraform: Terraform, tmp_path: Path) -> None:
    root, images = tmp_path / "root", "  images: {module: ecr}\n"
    write(root, _render(tmp_path, PARTS % ("data", "") + images))
    terraform.must(root, "init", "-input=false")
    terraform.must(root, "apply", "-input=false", "-auto-approve")

    write(root, _render(tmp_path, PARTS % ("uploads", ", renamed_from: data") + images))
    terraform.must(root, "init", "-input=false")
    moved = plan_of(terraform, root, {})

    write(root, _render(tmp_path, PARTS % ("uploads", ", renamed_from: data"), "retain: [images]\n"))
    terraform.must(root, "init", "-input=false")
    let_go = plan_of(terraform, root, {})

    assert differences(moved) == {}
    before = {item["address"]: item.get("previous_address") for item in moved["resource_changes"]}
    assert before["module.uploads.aws_s3_bucket.this"] == "module.data.aws_s3_bucket.this"
    assert {address: actions for address, actions in differences(let_go).items() if actions != ["forget"]} == {}
    assert differences(let_go)["module.images.aws_ecr_repository.this"] == ["forget"]
