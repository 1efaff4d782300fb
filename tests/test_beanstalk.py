"""Elastic Beanstalk: the causes of endless differences, and the option settings that were asked for."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest
import yaml
from beanstalk import settings_of, unstable_settings
from proof import PROJECT, Terraform, plan_of, subjects, variables_for

from generator import pipeline
from generator.errors import TfgenError

_UNSTABLE: dict[str, tuple[dict[str, Any], str]] = {
    "a classic namespace": (
        {"namespace": "aws:elb:loadbalancer", "name": "CrossZone", "value": "true"},
        "aws:elb:loadbalancer CrossZone: a namespace of Classic Load Balancers, "
        "which an environment without one does not answer with",
    ),
    "a resource that is not a schedule": (
        {"namespace": "aws:autoscaling:asg", "name": "MinSize", "value": "2", "resource": "AWSEBAutoScalingGroup"},
        "aws:autoscaling:asg MinSize: only schedules are told apart by a resource, and each needs one",
    ),
    "a schedule without a resource": (
        {"namespace": "aws:autoscaling:scheduledaction", "name": "MinSize", "value": "2", "resource": None},
        "aws:autoscaling:scheduledaction MinSize: only schedules are told apart by a resource, and each needs one",
    ),
    "white space": (
        {"namespace": "aws:ec2:vpc", "name": "VPCId", "value": "vpc-1 "},
        "aws:ec2:vpc VPCId: empty, or with white space the API takes away",
    ),
    "white space in a list": (
        {"namespace": "aws:ec2:vpc", "name": "Subnets", "value": "subnet-1, subnet-2"},
        "aws:ec2:vpc Subnets: empty, or with white space the API takes away",
    ),
    "nothing": (
        {"namespace": "aws:ec2:vpc", "name": "ELBScheme", "value": ""},
        "aws:ec2:vpc ELBScheme: empty, or with white space the API takes away",
    ),
    "a list out of order": (
        {"namespace": "aws:ec2:vpc", "name": "Subnets", "value": "subnet-2,subnet-1"},
        "aws:ec2:vpc Subnets: a list that is not sorted",
    ),
    "a number": (
        {"namespace": "aws:autoscaling:asg", "name": "MinSize", "value": 2},
        "aws:autoscaling:asg MinSize: not a text",
    ),
    "a capital letter": (
        {"namespace": "aws:autoscaling:launchconfiguration", "name": "DisableIMDSv1", "value": "True"},
        "aws:autoscaling:launchconfiguration DisableIMDSv1: true and false are answered in lower case",
    ),
    "a document as people write it": (
        {
            "namespace": "aws:elasticbeanstalk:healthreporting:system",
            "name": "ConfigDocument",
            "value": '{"Version": 1}',
        },
        "aws:elasticbeanstalk:healthreporting:system ConfigDocument: "
        "JSON that is not in its shortest form with sorted keys",
    ),
}


def _plan(*settings: dict[str, Any]) -> dict[str, Any]:
    after = {"setting": list(settings)}
    environment = {"address": "e", "type": "aws_elastic_beanstalk_environment", "change": {"after": after}}
    return {"resource_changes": [environment]}


@pytest.mark.parametrize("cause", _UNSTABLE)
def test_each_cause_of_an_endless_difference_is_seen(cause: str) -> None:
    setting, said = _UNSTABLE[cause]

    assert unstable_settings(_plan(setting)) == [f"e: {said}"]


def test_a_setting_made_twice_is_seen() -> None:
    setting = {"namespace": "aws:autoscaling:asg", "name": "MinSize", "value": "2"}

    assert unstable_settings(_plan(setting, setting)) == ["e: aws:autoscaling:asg  MinSize: set 2 times"]


def test_what_stays_is_not_complained_of() -> None:
    schedule = {"namespace": "aws:autoscaling:scheduledaction", "resource": "night", "name": "MinSize", "value": "1"}
    subnets = {"namespace": "aws:ec2:vpc", "name": "Subnets", "value": "subnet-1,subnet-2"}
    unknown = {"namespace": "aws:ec2:vpc", "name": "VPCId"}

    assert unstable_settings(_plan(schedule, subnets, unknown)) == []


# What the listings of the evaluation set, `.ebextensions` 01_environment, 03_scaling and https; what is obsolete in
# them stands in docs/beanstalk.md.
_ASKED = {
    ("aws:ec2:instances", "InstanceTypes"): "t3.medium",
    ("aws:autoscaling:asg", "MinSize"): "2",
    ("aws:autoscaling:asg", "MaxSize"): "10",
    ("aws:autoscaling:asg", "Cooldown"): "360",
    ("aws:elasticbeanstalk:environment", "LoadBalancerType"): "application",
    ("aws:elasticbeanstalk:environment", "ServiceRole"): "aiprism-prod-app-service",
    ("aws:autoscaling:launchconfiguration", "IamInstanceProfile"): "aiprism-prod-app-instance",
    ("aws:elasticbeanstalk:healthreporting:system", "SystemType"): "enhanced",
    ("aws:elasticbeanstalk:application:environment", "AWS_REGION"): "us-east-1",
    ("aws:elasticbeanstalk:application:environment", "BEDROCK_MAX_TOKENS"): "4096",
    ("aws:elasticbeanstalk:application:environment", "FLASK_ENV"): "production",
    ("aws:elasticbeanstalk:command", "DeploymentPolicy"): "RollingWithAdditionalBatch",
    ("aws:elasticbeanstalk:command", "BatchSizeType"): "Fixed",
    ("aws:elasticbeanstalk:command", "BatchSize"): "1",
    ("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs"): "true",
    ("aws:elasticbeanstalk:cloudwatch:logs", "DeleteOnTerminate"): "false",
    ("aws:elasticbeanstalk:cloudwatch:logs", "RetentionInDays"): "7",
    ("aws:autoscaling:trigger", "MeasureName"): "CPUUtilization",
    ("aws:autoscaling:trigger", "UpperBreachScaleIncrement"): "2",
    ("aws:elbv2:listener:443", "Protocol"): "HTTPS",
    ("aws:elbv2:listener:443", "ListenerEnabled"): "true",
    ("aws:elbv2:listener:443", "DefaultProcess"): "default",
}
_SCHEDULES = {
    "ScheduledScaleDown": {"MinSize": "1", "MaxSize": "2", "DesiredCapacity": "1", "Recurrence": "0 22 * * *"},
    "ScheduledScaleUp": {"MinSize": "2", "MaxSize": "10", "DesiredCapacity": "2", "Recurrence": "0 6 * * *"},
}
# Known only once they are made: the groups, the cache's address, the certificate.
_ASKED_UNKNOWN = (
    ("aws:autoscaling:launchconfiguration", "SecurityGroups"),
    ("aws:elasticbeanstalk:application:environment", "REDIS_HOST"),
    ("aws:elbv2:listener:443", "SSLCertificateArns"),
)


@pytest.mark.terraform
@pytest.mark.moto
def test_the_plan_of_the_production_blueprint_has_the_settings_of_the_listings(
    terraform: Terraform, simulated_aws: str, tmp_path: Path
) -> None:
    subject = next(item for item in subjects() if item.id.startswith("beanstalk-prod") and item.environment == "prod")
    root, variables = subject.write(tmp_path), variables_for(subject.render())
    route53 = boto3.client("route53", "us-east-1", None, True, None, simulated_aws, "testing", "testing")
    route53.create_hosted_zone(Name="example.com", CallerReference="example.com")
    terraform.must(root, "init", "-input=false")

    plan = plan_of(terraform, root, variables)

    [settings] = settings_of(plan).values()
    assert unstable_settings(plan) == []
    planned = {(item["namespace"], item["name"]): item.get("value") for item in settings if not item.get("resource")}
    assert {name: planned.get(name) for name in _ASKED} == _ASKED
    assert [name for name in _ASKED_UNKNOWN if name not in planned] == []
    assert {
        name: {item["name"]: item["value"] for item in settings if item.get("resource") == name} for name in _SCHEDULES
    } == _SCHEDULES
    document = json.loads(planned["aws:elasticbeanstalk:healthreporting:system", "ConfigDocument"] or "")
    assert document["CloudWatchMetrics"]["Instance"] == {"CPUUser": 60, "RootFilesystemUtil": 60}


_BUNDLED = """\
version: 1
name: shop
region: us-east-1
components:
  network: {module: vpc, nat: none}
  jobs: {module: sqs}
  app:
    module: beanstalk
    platform: docker
"""
_SINGLE = "    single_instance: true\n    allowed_cidrs: [203.0.113.0/24]\n"


def _bundle(lines: str, folder: Path) -> dict[str, str]:
    """The bundle of an environment with these settings, by path."""
    kind = "" if "tier:" in lines else _SINGLE
    (folder / "b.yaml").write_text(_BUNDLED + kind + "".join(f"    {line}\n" for line in lines.splitlines()))
    (files,) = pipeline.render_all(pipeline.Request([folder / "b.yaml"]))
    start = "bundles/app/"
    return {path.removeprefix(start): text for path, text in files.files.items() if path.startswith(start)}


def test_without_anything_for_it_there_is_no_bundle(tmp_path: Path) -> None:
    assert _bundle("environment: {A: b}", tmp_path) == {}


def test_a_bundle_is_read_as_what_was_asked_for(tmp_path: Path) -> None:
    files = _bundle('packages: [gcc, "python3-devel"]\nproxy: {max_body: 2GB, timeout: 90s}', tmp_path)

    assert yaml.safe_load(files[".ebextensions/01_packages.config"]) == {
        "packages": {"yum": {"gcc": [], "python3-devel": []}}
    }
    assert files[".platform/nginx/conf.d/proxy.conf"] == (
        "client_max_body_size 2g;\nproxy_read_timeout 90s;\nproxy_send_timeout 90s;\n"
    )
    assert all(f"- `{path}`" in files["README.md"] for path in files if path != "README.md")


def test_a_folder_that_is_cleaned_is_never_a_command(tmp_path: Path) -> None:
    """The script is run by bash: what stands behind find is deleted, and what only looks like a command is a name."""
    folder = "/var/x $(touch oops)'; touch oops; '"
    files = _bundle(f"clean: {json.dumps({folder: '3d'})}", tmp_path)
    script = yaml.safe_load(files[".ebextensions/02_clean.config"])["files"]["/usr/local/bin/clean-old-files"][
        "content"
    ]
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "find").write_text('#!/bin/sh\nprintf "%s\\n" "$@" > arguments\n')
    (tmp_path / "bin" / "find").chmod(0o755)

    environment = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, check=True, timeout=30)

    arguments = (tmp_path / "arguments").read_text().splitlines()
    assert arguments == [folder, "-xdev", "-type", "f", "-mtime", "+3", "-delete"]
    assert not (tmp_path / "oops").exists()


def test_an_image_that_comes_with_a_bundle_is_named_in_it(tmp_path: Path) -> None:
    alone = _bundle("image: shop/app:1.0\nport: 8000", tmp_path)
    bundled = _bundle("image: shop/app:1.0\nport: 8000\npackages: [gcc]", tmp_path)

    assert alone == {}
    assert json.loads(bundled["Dockerrun.aws.json"]) == {
        "AWSEBDockerrunVersion": "1",
        "Image": {"Name": "shop/app:1.0", "Update": "true"},
        "Ports": [{"ContainerPort": 8000}],
    }


@pytest.mark.parametrize(
    ("worker", "proxy", "lines"),
    [
        pytest.param("timeout: 1m", "", "", id="as-long-as-it-waits"),
        pytest.param("timeout: 10m", "", "proxy_read_timeout 601s;\nproxy_send_timeout 601s;\n", id="longer"),
        pytest.param(
            "timeout: 10m",
            "proxy: {max_body: 5MB}",
            "client_max_body_size 5m;\nproxy_read_timeout 601s;\nproxy_send_timeout 601s;\n",
            id="longer-than-is-usual-for-requests",
        ),
        pytest.param(
            "timeout: 2m",
            "proxy: {timeout: 3m}",
            "client_max_body_size 1m;\nproxy_read_timeout 180s;\nproxy_send_timeout 180s;\n",
            id="shorter-than-requests-may-take",
        ),
    ],
)
def test_the_proxy_waits_as_long_as_a_message_may_take(worker: str, proxy: str, lines: str, tmp_path: Path) -> None:
    files = _bundle(f"tier: worker\nworker: {{{worker}}}\n{proxy}", tmp_path)

    assert files.get(".platform/nginx/conf.d/proxy.conf", "") == lines


def test_the_clock_of_a_worker_is_in_its_bundle(tmp_path: Path) -> None:
    lines = 'tier: worker\nworker: {cron: {nightly: {cron: "5 3 * * *", path: /tasks/nightly}}}'

    assert yaml.safe_load(_bundle(lines, tmp_path)["cron.yaml"]) == {
        "version": 1,
        "cron": [{"name": "nightly", "url": "/tasks/nightly", "schedule": "5 3 * * *"}],
    }


@pytest.mark.parametrize(
    ("platform", "pattern"),
    {
        "docker": "^64bit Amazon Linux 2023 v[0-9.]+ running Docker$",
        "python-3.13": r"^64bit Amazon Linux 2023 v[0-9.]+ running Python 3\.13$",
        "nodejs-22": r"^64bit Amazon Linux 2023 v[0-9.]+ running Node\.js 22$",
        "dotnet-9": r"^64bit Amazon Linux 2023 v[0-9.]+ running \.NET 9$",
        "tomcat-11-corretto-21": "^64bit Amazon Linux 2023 v[0-9.]+ running Tomcat 11 Corretto 21$",
    }.items(),
)
def test_a_family_finds_its_solution_stacks(platform: str, pattern: str, tmp_path: Path) -> None:
    """Every family is held against the names of the stacks the simulated AWS lists."""
    from moto.elasticbeanstalk import responses

    (tmp_path / "b.yaml").write_text(_BUNDLED.replace("docker", platform) + _SINGLE)
    (files,) = pipeline.render_all(pipeline.Request([tmp_path / "b.yaml"]))

    assert f"solution_stack_pattern = {json.dumps(pattern)}" in files.files["app.tf"]
    stacks = re.findall(r"64bit Amazon Linux 2023 [^<\"\n]+", Path(responses.__file__).read_text())
    assert [stack for stack in stacks if re.search(pattern, stack)]


def _rendered_options() -> set[tuple[str, str]]:
    """Every option some case sets, by namespace and name."""
    found: set[tuple[str, str]] = set()
    for file in (PROJECT / "modules" / "beanstalk" / "cases").rglob("expected/modules/*/settings.tf"):
        text = file.read_text().partition("further_options")[0]
        for namespace, block in re.findall(r'^    "(aws:[^"]+)" = \{\n(.*?)^    \}', text, re.MULTILINE | re.DOTALL):
            found |= {(namespace, name) for name in re.findall(r"^      (\w+) +=", block, re.MULTILINE)}
    return found


@pytest.mark.parametrize(("namespace", "name"), sorted(_rendered_options()))
def test_what_the_module_sets_cannot_be_set_beside_it(namespace: str, name: str, tmp_path: Path) -> None:
    option = json.dumps({namespace.replace("${var.listener_port}", "443"): {name: "x"}})
    (tmp_path / "b.yaml").write_text(f"{_BUNDLED}{_SINGLE}    settings: {option}\n")

    with pytest.raises(TfgenError) as refused:
        pipeline.render_all(pipeline.Request([tmp_path / "b.yaml"]))

    assert any(item.location and "settings" in item.message for item in refused.value.diagnostics)


@pytest.mark.parametrize(
    ("value", "written"),
    {6_000_000.0: "6000000", 1_234_567.5: "1234567.5", 0.3: "0.3", 70: "70", 0.00001: "0.00001"}.items(),
)
def test_a_threshold_is_written_without_an_exponent(value: float, written: str, tmp_path: Path) -> None:
    web = "    domain: shop.example.com\n    hosted_zone: example.com\n"
    trigger = f"    scale: {{trigger: {{metric: NetworkOut, upper: 20000000, lower: {value:f}}}}}\n"
    (tmp_path / "b.yaml").write_text(_BUNDLED + web + trigger)

    (files,) = pipeline.render_all(pipeline.Request([tmp_path / "b.yaml"]))

    assert f'LowerThreshold            = "{written}"' in files.files["app.tf"]
