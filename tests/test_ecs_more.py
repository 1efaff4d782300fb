"""What the containers of a task become: their order, secrets, ports and logs, and the steps of scaling."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main

HEAD = "version: 1\nname: shop\nregion: us-east-1\ncomponents:\n  net: {module: vpc}\n"
SERVICE = '  web: {module: ecs_service, image: "shop/web:1.0", port: 80, '


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def root(folder: Path, text: str) -> dict[str, str]:
    """The files of a blueprint, with single spaces, by their path."""
    (folder / "b.yaml").write_text(HEAD + text)
    with pytest.raises(SystemExit) as ended:
        main(["render", "b.yaml", "-o", "out"])
    assert not ended.value.code
    files = {str(path.relative_to(folder / "out/shop")): path for path in (folder / "out/shop").rglob("*.tf")}
    return {name: " ".join(path.read_text().split()) for name, path in files.items()}


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        pytest.param(
            "rise: [{at: 85, add: 5}, {at: 70, add: 1}], fall: [{at: 30, remove: 1}]",
            "rise_threshold = 70 rise_steps = [ { lower = 0, upper = 15, change = 1 }, { lower = 15, change = 5 }, ]",
            id="rise",
        ),
        pytest.param(
            "rise: [{at: 70, add: 1}], fall: [{at: 10, remove: 3}, {at: 30, remove: 1}]",
            "fall_threshold = 30 fall_steps = [ { lower = -20, upper = 0, change = -1 }, { upper = -20, change = -3 },",
            id="fall",
        ),
    ],
)
def test_steps_are_distances_from_the_first_value(steps: str, said: str, rendered: Path) -> None:
    files = root(rendered, SERVICE + f"scale: {{min: 1, max: 9, steps: {{{steps}}}}}}}\n")

    assert said in files["web.tf"]


@pytest.mark.parametrize(
    ("written", "follows"),
    [
        pytest.param("max: 4", True, id="cpu-by-itself"),
        pytest.param("max: 4, backlog_per_task: 5", False, id="the-queue"),
        pytest.param("max: 4, backlog_per_task: 5, cpu: 60", True, id="the-queue-and-cpu"),
    ],
)
def test_a_worker_follows_its_cpu_only_where_that_is_written(written: str, follows: bool, rendered: Path) -> None:
    files = root(rendered, "  jobs: {module: sqs}\n" + SERVICE + f"scale: {{min: 1, {written}}}}}\n")

    assert ("ECSServiceAverageCPUUtilization" in files["modules/ecs_service/scaling.tf"]) is follows


def test_what_uses_a_service_gets_its_alias_and_waits_for_it(rendered: Path) -> None:
    client = (
        SERVICE.replace("web:", "shop_front:", 1)
        + 'service_connect: {namespace: "${web.namespace_arn}"}, uses: [web]}\n'
    )
    files = root(rendered, SERVICE + "service_connect: {port: 8080, alias: api}}\n" + client)

    assert 'WEB_URL = "http://${module.web.host}:${module.web.alias_port}"' in files["shop_front.tf"]
    assert 'connect_alias = "api" connect_port = 8080' in files["web.tf"]
    assert "value = local.alias_port depends_on = [aws_ecs_service.this]" in files["modules/ecs_service/outputs.tf"]


def test_secrets_of_a_sidecar_are_its_own(rendered: Path) -> None:
    sidecar = "sidecars: {db: {image: shop/db:1.0, secrets: {URL: shop/db}}}, secrets: {URL: shop/web}}\n"
    files = root(rendered, SERVICE + sidecar)

    assert 'more_secrets = { "db/URL" = "shop/db" }' in files["web.tf"]
    assert 'valueFrom = local.secret_arns["${name}/${key}"]' in files["modules/ecs_service/sidecars.tf"]
    assert "for name in keys(var.secrets)" in files["modules/ecs_service/task.tf"]


def test_the_scheduler_may_run_one_task_and_hand_over_two_roles(rendered: Path) -> None:
    task = '  report: {module: ecs_task, image: "shop/report:1.0", schedule: rate(1 hours)}\n'
    files = root(rendered, task)

    iam = files["modules/ecs_task/iam.tf"]
    assert 'actions = ["ecs:RunTask"] resources = [aws_ecs_task_definition.this.arn]' in iam
    assert 'actions = ["iam:PassRole"] resources = [aws_iam_role.task.arn, aws_iam_role.execution.arn]' in iam
    assert 'schedule = "rate(1 hour)"' in files["report.tf"]
