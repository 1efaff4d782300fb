"""Renders that would cost data: what is said, what lifts it, and what a real plan then does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from proof import Subject, Terraform, differences, plan_of, subjects

from generator import pipeline, resources, source
from generator.errors import TfgenError
from generator.files import lost, write
from generator.fileset import FileSet
from generator.lockfile import Held, read_lock
from generator.pipeline import Request
from generator.registry import Shelf

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


NO_LONGER = (
    "names in AWS would change, and if the root was not applied since it did, applying this would destroy what data "
    "holds\n  say %s, or let it go with --allow-destroy module.data"
)


def test_renamed_from_must_stay(tmp_path: Path) -> None:
    renamed = _render(tmp_path, "  images: {module: ecr, renamed_from: data}\n")
    write(tmp_path / "root", _render(tmp_path, "  data: {module: ecr}\n"))
    write(tmp_path / "root", renamed)

    said = _said(tmp_path, renamed, _render(tmp_path, "  images: {module: ecr}\n"))

    assert said == [
        'shop.yaml:5:3: F013 component "images": name was shop/data and is now shop/images: applying this would '
        "replace module.images.aws_ecr_repository.this, and the data in it would be gone\n  take name back to "
        "shop/data (the name in AWS follows the component's first name: keep renamed_from), or let it go with "
        "--allow-destroy module.images.aws_ecr_repository.this",
        'shop.yaml:5:3: F012 component "images" no longer says that it was data: ' + NO_LONGER % "renamed_from: data",
    ]


def test_renamed_from_must_stay_where_no_name_is_fixed(tmp_path: Path) -> None:
    """An instance of a database can be called otherwise in place, so that its name tells nothing."""
    renamed = _render(tmp_path, NETWORK + "  store: {module: rds, renamed_from: data}\n")
    write(tmp_path / "root", _render(tmp_path, NETWORK + "  data: {module: rds}\n"))
    write(tmp_path / "root", renamed)

    said = _said(tmp_path, renamed, _render(tmp_path, NETWORK + "  store: {module: rds}\n"))

    assert said == [
        'shop.yaml:6:3: F012 component "store" no longer says that it was data: ' + NO_LONGER % "renamed_from: data"
    ]
    write(tmp_path / "root", _render(tmp_path, NETWORK + "  store: {module: rds}\n"), allowed=["module.data"])
    assert lost(tmp_path / "root", _render(tmp_path, NETWORK + "  store: {module: rds}\n")) == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("files", 'component "store" no longer says that it was data', id="the last name alone"),
        pytest.param("data", 'there is no component "files" any more', id="the first name alone"),
    ],
)
def test_who_was_renamed_twice_names_both(tmp_path: Path, written: str, said: str) -> None:
    once = _render(tmp_path, "  files: {module: s3_bucket, renamed_from: data}\n")
    write(tmp_path / "root", _render(tmp_path, "  data: {module: s3_bucket}\n"))
    write(tmp_path / "root", once)

    problems = _said(tmp_path, once, _render(tmp_path, f"  store: {{module: s3_bucket, renamed_from: {written}}}\n"))

    assert any(said in problem and "say renamed_from: [data, files]" in problem for problem in problems)
    twice = _render(tmp_path, "  store: {module: s3_bucket, renamed_from: [data, files]}\n")
    write(tmp_path / "root", twice)
    assert re.findall(r"= (module.*)", twice.files["moved.tf"]) == [
        "module.data",
        "module.files",
        "module.files",
        "module.store",
    ]


def test_rules_between_renamed_components_move_with_them(tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text(
        f"{TOP}components:\n{NETWORK}"
        "  app: {module: web, renamed_from: site, uses: [store]}\n"
        "  store: {module: store, renamed_from: [data, files]}\n"
    )

    (fileset,) = pipeline.render_all(Request([file], modules=[Path(__file__).parent / "modules"]))

    assert re.findall(r"_egress_rule\.(.*)", fileset.files["moved.tf"]) == [
        "site_to_data",
        "site_to_files",
        "site_to_files",
        "app_to_store",
    ]


def test_the_address_that_is_said_lifts_the_problem(tmp_path: Path) -> None:
    write(tmp_path / "root", _render(tmp_path, NETWORK + CACHE % "port: 6379"))
    after = _render(tmp_path, NETWORK + "  store: {module: redis, renamed_from: cache, port: 6380}\n")

    (problem,) = [loss.problem for loss in lost(tmp_path / "root", after)]

    assert write(tmp_path / "root", after, allowed=[problem.hint.split()[-1]]).added


def test_retaining_what_was_renamed_names_both(tmp_path: Path) -> None:
    renamed, keep = "  files: {module: ecr, renamed_from: data}\n", "  x: {module: s3_bucket}\n"
    write(tmp_path / "root", _render(tmp_path, keep + "  data: {module: ecr}\n"))
    write(tmp_path / "root", _render(tmp_path, keep + renamed))

    said = _said(tmp_path, _render(tmp_path, keep + renamed), _render(tmp_path, keep, "retain: [files]\n"))

    assert said == [
        'shop.yaml:4:1: F012 retain names "files" and not "data", which it was before: if the root was not applied '
        "since it was renamed, applying this would destroy what it holds\n  say retain: [files, data], or use "
        "--allow-destroy module.data"
    ]
    write(tmp_path / "root", _render(tmp_path, keep, "retain: [files, data]\n"))


def test_one_secret_of_several(tmp_path: Path) -> None:
    said = _said(
        tmp_path,
        _render(tmp_path, "  keys: {module: secrets, secrets: {api: One, mail: Two}}\n"),
        _render(tmp_path, "  keys: {module: secrets, secrets: {api: One}}\n"),
    )

    assert said == [
        'shop.yaml:5:3: F013 component "keys": secrets.mail is gone: applying this would replace '
        "module.keys.aws_secretsmanager_secret.this, and the data in it would be gone\n  put secrets.mail back, or let "
        "it go with --allow-destroy module.keys.aws_secretsmanager_secret.this"
    ]


def test_a_region_nothing_is_left_in_keeps_its_provider(tmp_path: Path) -> None:
    keep, far = "  x: {module: s3_bucket}\n", "  far: {module: ecr, region: us-west-2}\n"
    retained = _render(tmp_path, keep, "retain: [far]\n")

    said = _said(tmp_path, _render(tmp_path, keep + far), retained)

    assert said == [
        f"shop.yaml:4:1: F016 {address} is in us-west-2, and nothing in the blueprint is there any more: without a "
        "provider for that Region Terraform can neither destroy it nor let go of it\n"
        "  say regions: [us-west-2] until this has been applied"
        for address in ("module.far.aws_ecr_repository.this", "module.far.aws_kms_key.this")
    ]
    write(tmp_path / "root", _render(tmp_path, keep, "retain: [far]\nregions: [us-west-2]\n"))


@pytest.mark.parametrize("before", ["first", "store", "this"])
def test_an_address_of_an_earlier_version_of_a_module_is_known(tmp_path: Path, before: str) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text(f"{TOP}components:\n{NETWORK}  s: {{module: store}}\n")
    (now,) = pipeline.render_all(Request([file], modules=[Path(__file__).parent / "modules"]))
    (kept,) = now.stateful

    write(tmp_path / "root", now._replace(stateful=(kept._replace(address=f"module.s.terraform_data.{before}"),)))

    assert lost(tmp_path / "root", now) == ()
    assert re.findall(r"= (terraform_data.*)", now.files["modules/store/moved.tf"]) == [
        "terraform_data.first",
        "terraform_data.store",
        "terraform_data.store",
        "terraform_data.this",
    ]


def test_a_likely_rename_is_offered_for_a_lock_that_knows_no_modules(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "tfgen.json").write_bytes((Path(__file__).parent / "locks" / "1.json").read_bytes())

    found = lost(tmp_path / "root", _render(tmp_path, "  images: {module: ecr}\n"))

    assert all("if it is now called images, say renamed_from: data there" in loss.problem.hint for loss in found)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        pytest.param("prod: {protect: false}", ["B054"], id="taken from an environment like production"),
        pytest.param("dev: {protect: false}", [], id="there was none"),
        pytest.param("prod: {}", [], id="it is there"),
    ],
)
def test_protection_that_was_turned_off_is_told(tmp_path: Path, environment: str, expected: list[str]) -> None:
    fileset = _render(tmp_path, "  data: {module: ecr}\n", f"environments:\n  {environment}\n")

    assert [(item.code, item.level) for item in fileset.warnings] == [(code, "warning") for code in expected]


def _names(of: FileSet, component: str) -> str:
    """The call of a component, without what it is called."""
    text = of.files[f"{component}.tf"].replace('"${local.name}-', f'"{of.name}-')
    named = rf'(component |^module "|_iam_policy_document" "|policy_document\.|/modules/\w+-){component}'
    return re.sub(named, r"\1it", text, flags=re.M)


def _holders() -> Iterator[tuple[Subject, str]]:
    """Each component of a case that holds data and that no other one speaks of."""
    for subject in subjects():
        kept = {item.component for item in subject.render().stateful} if "cases" in subject.file.parts else set()
        text = source.load(subject.file).data
        yield from ((subject, name) for name in sorted(kept) if len(re.findall(rf"\b{name}\b", str(text))) == 1)


def test_renamed_from_changes_nothing_that_stands_in_aws(tmp_path: Path) -> None:
    modules = set()
    for subject, name in _holders():
        data, before = dict(source.load(subject.file).data), subject.render()
        given = data["components"]
        data["components"] = {
            **{("other" if key == name else key): value for key, value in given.items()},
            "other": given[name] | {"renamed_from": name},
        }
        file = tmp_path / "b.yaml"
        file.write_text(yaml.safe_dump(data, sort_keys=False))
        (after,) = pipeline.render_all(Request([file], [subject.environment] if subject.environment else []))

        assert _names(after, "other") == _names(before, name), f"{subject.id}: {name}"
        modules.add(data["components"]["other"]["module"])

    assert {folder.parent.name for folder in resources.folder("modules").glob("*/component.py")} >= modules
    assert modules >= {kind.name for kind in map(Shelf().kind, Shelf().folders) if kind.module.stateful}


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

    both = PARTS % ("uploads", ", renamed_from: data") + "  pictures: {module: ecr, renamed_from: images}\n"
    write(root, _render(tmp_path, both))
    terraform.must(root, "init", "-input=false")
    moved = plan_of(terraform, root, {})

    write(root, _render(tmp_path, PARTS % ("uploads", ", renamed_from: data"), "retain: [pictures, images]\n"))
    terraform.must(root, "init", "-input=false")
    let_go = plan_of(terraform, root, {})

    assert differences(moved) == {}
    before = {item["address"]: item.get("previous_address") for item in moved["resource_changes"]}
    assert before["module.uploads.aws_s3_bucket.this"] == "module.data.aws_s3_bucket.this"
    assert {address: actions for address, actions in differences(let_go).items() if actions != ["forget"]} == {}
    assert differences(let_go)["module.images.aws_ecr_repository.this"] == ["forget"]
