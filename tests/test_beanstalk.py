"""Elastic Beanstalk: the causes of endless differences, and the option settings that were asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest
from beanstalk import settings_of, unstable_settings
from proof import Terraform, plan_of, subjects, variables_for

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
