"""What pipelines run: the scripts in builds and workflows, by the real shell against programs that stand in for AWS."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import hcl2
import pytest
import yaml

from generator import pipeline, resources
from generator.pipeline import Request

MODULES = resources.folder("modules")

# Answers from environments.json, a list of environments as Elastic Beanstalk describes them, and changes it.
_AWS = """\
#!/usr/bin/env python3
import json, os, pathlib, sys
store = pathlib.Path(os.environ["STORE"])
words = sys.argv[1:]
with (store / "calls").open("a") as calls:
    calls.write(" ".join(words[:2]) + "\\n")
known = json.loads((store / "environments.json").read_text())
option = lambda name: words[words.index(name) + 1]
if words[1] == "describe-environments":
    start = words.index("--environment-names") + 1
    asked = [name for name in words[start:] if name in known]
    query = option("--query")
    if "starts_with" in query:
        prefix = query.split("'")[1]
        print("\\t".join(name for name in asked if known[name]["CNAME"].startswith(prefix)))
    else:
        print(known[asked[0]][query.rpartition(".")[2]])
elif words[1] == "update-environment" and not os.environ.get("ROLLS_BACK"):
    known[option("--environment-name")]["VersionLabel"] = option("--version-label")
elif words[1] == "swap-environment-cnames":
    first, second = (known[option(f"--{end}-environment-name")] for end in ("source", "destination"))
    first["CNAME"], second["CNAME"] = second["CNAME"], first["CNAME"]
elif words[1] == "create-storage-location":
    print("elasticbeanstalk-eu-west-1-123456789012")
(store / "environments.json").write_text(json.dumps(known))
"""


class Ran(NamedTuple):
    """What a script came to: its exit code, what it said, what it asked AWS for, and the environments afterwards."""

    code: int
    said: str
    calls: list[str]
    environments: Mapping[str, Mapping[str, str]]


def _run(script: str, folder: Path, environments: Mapping[str, Mapping[str, str]], **variables: str) -> Ran:
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    for name, text in (("aws", _AWS), ("zip", "#!/bin/sh\n"), ("git", "#!/bin/sh\n"), ("sleep", "#!/bin/sh\n")):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    (folder / "calls").write_text("")
    (folder / "environments.json").write_text(json.dumps(environments))
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": f"{programs}:{os.environ['PATH']}", "STORE": str(folder), "RUNNER_TEMP": str(folder), **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    asked = [call for call in (folder / "calls").read_text().splitlines() if "describe" not in call]
    after = json.loads((folder / "environments.json").read_text())
    return Ran(done.returncode, done.stdout + done.stderr, asked, after)


def _rendered(module: str, case: str) -> Mapping[str, str]:
    (fileset,) = pipeline.render_all(Request([MODULES / module / "cases" / case / "blueprint.yaml"], []))
    return fileset.files


def _release_script() -> str:
    """The lines as they stand in the Terraform, read by its parser."""
    files = _rendered("codepipeline", "beanstalk_blue_green")
    local: list[dict[str, Any]] = hcl2.loads(files["modules/codepipeline/release.tf"])["locals"]
    # The parser leaves strings as they are written, in quotes and with `$${` for `${`.
    return "\n".join(json.loads(line.replace("$${", "${")) for line in local[0]["release_script"])


def _image_script() -> str:
    files = _rendered("codepipeline", "ecs")
    local: list[dict[str, Any]] = hcl2.loads(files["modules/codepipeline/build.tf"])["locals"]
    return "\n".join(json.loads(line.replace("$${", "${")) for line in local[0]["image_script"])


@pytest.mark.parametrize(("known", "calls"), [(False, "login manifest build push"), (True, "login manifest")])
def test_a_commit_is_built_into_an_image_once(known: bool, calls: str, tmp_path: Path) -> None:
    docker = tmp_path / "programs" / "docker"
    docker.parent.mkdir()
    docker.write_text(f'#!/bin/sh\nprintf "%s " "$1" >> docker-calls\n[ "$1" != manifest ] || {str(known).lower()}\n')
    docker.chmod(0o755)

    ran = _run(
        _image_script(),
        tmp_path,
        {},
        REPOSITORY_URL="1.dkr/board",
        CODEBUILD_RESOLVED_SOURCE_VERSION="abc",
        CONTAINER="app",
    )

    assert ran.code == 0, ran.said
    assert (tmp_path / "docker-calls").read_text().split() == calls.split()
    assert json.loads((tmp_path / "imagedefinitions.json").read_text()) == [
        {"name": "app", "imageUri": "1.dkr/board:abc"}
    ]
    assert json.loads((tmp_path / "imageDetail.json").read_text()) == {"ImageURI": "1.dkr/board:abc"}


def _two(blue: str, green: str, **changes: str) -> dict[str, dict[str, str]]:
    common = {"Status": "Ready", "Health": "Green", "VersionLabel": "old", **changes}
    return {
        "blue": {**common, "CNAME": f"{blue}.eu-west-1.elasticbeanstalk.com"},
        "green": {**common, "CNAME": f"{green}.eu-west-1.elasticbeanstalk.com"},
    }


_NAMES = {"APPLICATION": "shop", "FIRST": "green", "SECOND": "blue", "LIVE_CNAME": "shop", "CODEBUILD_BUILD_ID": "p:7"}


@pytest.mark.parametrize(
    ("blue", "green", "idle"),
    [
        pytest.param("shop", "shop-idle", "green", id="before-the-first-swap"),
        pytest.param("shop-idle", "shop", "blue", id="after-it"),
    ],
)
def test_a_release_goes_to_the_environment_that_is_idle(blue: str, green: str, idle: str, tmp_path: Path) -> None:
    ran = _run(_release_script(), tmp_path, _two(blue, green), STEP="deploy", **_NAMES)

    assert ran.code == 0, ran.said
    assert {name: item["VersionLabel"] for name, item in ran.environments.items()} == {
        "blue": "old",
        "green": "old",
        idle: "pipeline-7",
    }
    assert ran.calls == [
        "elasticbeanstalk create-storage-location",
        "s3 cp",
        "elasticbeanstalk create-application-version",
        "elasticbeanstalk update-environment",
    ]


def test_a_swap_moves_the_address_and_a_second_one_does_not_move_it_back(tmp_path: Path) -> None:
    environments = _two("shop", "shop-idle")
    environments["green"]["VersionLabel"] = "pipeline-7"

    first = _run(_release_script(), tmp_path, environments, STEP="swap", VERSION="pipeline-7", **_NAMES)
    second = _run(_release_script(), tmp_path, first.environments, STEP="swap", VERSION="pipeline-7", **_NAMES)

    assert first.calls == ["elasticbeanstalk swap-environment-cnames"]
    assert first.environments["green"]["CNAME"].startswith("shop.")
    assert (second.code, second.calls) == (0, [])
    assert second.said == "pipeline-7 is live in green already.\n"


@pytest.mark.parametrize(
    ("environments", "variables", "said"),
    [
        pytest.param(
            _two("shop-a", "shop-b"),
            {"STEP": "swap", "VERSION": "pipeline-7"},
            "Neither green nor blue has the address shop: nothing tells which of them is live.\n",
            id="no-live-one",
        ),
        pytest.param(
            _two("shop", "shop-idle"),
            {"STEP": "swap", "VERSION": "pipeline-7"},
            "The environment green runs old with health Green, and not pipeline-7.\n",
            id="another-version",
        ),
        pytest.param(
            _two("shop", "shop-idle", Health="Red"),
            {"STEP": "deploy"},
            "The environment green runs pipeline-7 with health Red, and not pipeline-7.\n",
            id="ill",
        ),
        pytest.param(
            _two("shop", "shop-idle"),
            {"STEP": "deploy", "ROLLS_BACK": "1"},
            "The environment green runs old with health Green, and not pipeline-7.\n",
            id="rolled-back",
        ),
        pytest.param(
            _two("shop", "shop-idle", Status="Terminated"),
            {"STEP": "deploy"},
            "The environment green is Terminated.\n",
            id="gone",
        ),
    ],
)
def test_nothing_is_swapped_where_something_is_wrong(
    environments: dict[str, dict[str, str]], variables: dict[str, str], said: str, tmp_path: Path
) -> None:
    ran = _run(_release_script(), tmp_path, environments, **variables, **_NAMES)

    assert (ran.code, ran.said) == (1, said)
    assert "elasticbeanstalk swap-environment-cnames" not in ran.calls


def _workflow(case: str) -> tuple[str, dict[str, Any]]:
    ((text),) = [text for path, text in _rendered("github_actions", case).items() if "/.github/workflows/" in path]
    return text, yaml.safe_load(text)


def _scripts(case: str) -> list[Mapping[str, Any]]:
    return [step for step in _workflow(case)[1]["jobs"]["deploy"]["steps"] if "run" in step]


@pytest.mark.parametrize("case", ["ecs", "beanstalk", "existing_provider"])
def test_a_workflow_asks_for_no_more_than_it_needs(case: str) -> None:
    text, workflow = _workflow(case)

    assert workflow["permissions"] == {"contents": "read", "id-token": "write"}
    assert "secrets." not in text
    assert all("${{" not in step["run"] for step in _scripts(case))
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v[0-9]+", uses) for uses in re.findall(r"uses: (\S+)", text))


@pytest.mark.parametrize("case", ["ecs", "beanstalk", "existing_provider"])
def test_each_variable_of_a_workflow_is_set_from_an_output_of_the_root(case: str) -> None:
    text, _ = _workflow(case)

    commands = dict(re.findall(r'^#   gh variable set (\w+) .*\$\(terraform output -raw (\w+)\)"$', text, re.MULTILINE))

    assert set(commands) == set(re.findall(r"\bvars\.(\w+)", text))
    assert set(commands.values()) <= set(
        re.findall(r'^output "(\w+)"', _rendered("github_actions", case)["outputs.tf"], re.MULTILINE)
    )


@pytest.mark.parametrize(
    ("case", "subject"),
    [
        ("ecs", "repo:acme/board:environment:prod"),
        ("beanstalk", "repo:acme@10203040/fastier@987654321:ref:refs/heads/release/2"),
        ("existing_provider", "repo:acme/images:ref:refs/tags/live"),
    ],
)
def test_a_role_trusts_one_subject(case: str, subject: str) -> None:
    files = _rendered("github_actions", case)
    calls = files["push.tf" if case == "existing_provider" else "deploy.tf"]

    assert re.findall(r'subject += "(.*)"', calls) == [subject]
    assert "StringLike" not in files["modules/github_actions/main.tf"]


@pytest.mark.parametrize(("health", "code"), [("Green", 0), ("Red", 1)])
def test_a_workflow_fails_where_the_new_version_does(health: str, code: int, tmp_path: Path) -> None:
    environments = {"fastier-web": {"Status": "Ready", "Health": health, "VersionLabel": "old", "CNAME": "x"}}
    (tmp_path / "version.zip").touch()
    variables = {"APPLICATION": "fastier", "VERSION": "abc-1-1", "ENVIRONMENT": "fastier-web", "BUCKET": "bucket"}

    script = "\n".join(step["run"] for step in _scripts("beanstalk"))
    ran = _run(script, tmp_path, environments, **variables)

    assert (ran.code, ran.environments["fastier-web"]["VersionLabel"]) == (code, "abc-1-1")


def test_a_service_without_a_registry_gets_the_image_a_person_names(tmp_path: Path) -> None:
    blueprint = (MODULES / "github_actions" / "cases" / "ecs" / "blueprint.yaml").read_text()
    without = blueprint.replace("  registry: {module: ecr}\n", "").replace("${registry.repository_url}", "acme/board")
    (tmp_path / "b.yaml").write_text(without)

    (fileset,) = pipeline.render_all(Request([tmp_path / "b.yaml"], []))
    workflow = yaml.safe_load(fileset.files["bundles/deploy/.github/workflows/deploy.yml"])

    assert list(workflow["on"]) == ["workflow_dispatch"]
    assert [step["with"]["image"] for step in workflow["jobs"]["deploy"]["steps"] if step.get("id") == "render"] == [
        "${{ inputs.image }}"
    ]
