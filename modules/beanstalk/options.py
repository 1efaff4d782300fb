"""Option settings written by hand: which Elastic Beanstalk still takes, and which the module has a word for."""

from collections.abc import Mapping
from typing import Any

from generator.component import problem, shown

# Namespaces of Classic Load Balancers: an environment with an Application Load Balancer never answers with them, and
# every plan would set them again.
_CLASSIC = "aws:elb:"
_CLASSIC_REASON = (
    "it belongs to Classic Load Balancers, whose network, EC2-Classic, was retired on 2022-08-15 (AWS News Blog);"
    " with an Application Load Balancer every plan would set it anew"
)
_KEYS = "keys for SSH are not needed: Session Manager opens a shell, with shell: true"

# What the module decides by a word of its own: namespace -> option -> the word. `*` stands for all options.
# https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
_WORDS: Mapping[str, Mapping[str, str]] = {
    "aws:autoscaling:asg": {
        "Cooldown": "scale",
        "EnableCapacityRebalancing": "spot",
        "MaxSize": "scale",
        "MinSize": "scale",
    },
    "aws:autoscaling:launchconfiguration": {
        "DisableDefaultEC2SecurityGroup": "egress and allowed_cidrs",
        "IamInstanceProfile": "uses and policies",
        "InstanceType": "instance_types",
        "RootVolumeSize": "root_volume",
        "RootVolumeType": "root_volume",
        "SecurityGroups": "egress and allowed_cidrs",
    },
    "aws:autoscaling:scheduledaction": {"*": "scale: {schedules: ...}"},
    "aws:autoscaling:trigger": {"*": "scale: {trigger: ...}"},
    "aws:autoscaling:updatepolicy:rollingupdate": {
        "RollingUpdateEnabled": "deployment",
        "RollingUpdateType": "deployment",
    },
    "aws:ec2:instances": {"*": "instance_types and spot"},
    "aws:ec2:vpc": {"*": "the network link, subnets and internal"},
    "aws:elasticbeanstalk:application:environment": {"*": "environment"},
    "aws:elasticbeanstalk:application:environmentsecrets": {"*": "secrets"},
    "aws:elasticbeanstalk:cloudwatch:logs": {"*": "log_retention"},
    "aws:elasticbeanstalk:cloudwatch:logs:health": {"*": "log_retention"},
    "aws:elasticbeanstalk:command": {
        "DeploymentPolicy": "deployment",
        "BatchSize": "deployment",
        "BatchSizeType": "deployment",
        "Timeout": "deployment",
    },
    "aws:elasticbeanstalk:environment": {"*": "single_instance and load_balancer"},
    "aws:elasticbeanstalk:environment:process:default": {"*": "health_check and sticky_sessions"},
    "aws:elasticbeanstalk:healthreporting:system": {
        "SystemType": "instance_metrics and environment_metrics",
        "ConfigDocument": "instance_metrics and environment_metrics",
    },
    "aws:elasticbeanstalk:managedactions": {"*": "managed_updates"},
    "aws:elasticbeanstalk:managedactions:platformupdate": {"*": "managed_updates"},
    "aws:elasticbeanstalk:sqsd": {"*": "worker"},
    "aws:elasticbeanstalk:trafficsplitting": {"*": "deployment"},
    "aws:elbv2:listener:80": {"*": "http_redirect"},
    "aws:elbv2:listenerrule:app": {"*": "route"},
    "aws:elbv2:listener:443": {"*": "domain, certificate_arn and tls_policy"},
    "aws:elbv2:listener:default": {"*": "http_redirect"},
    "aws:elbv2:loadbalancer": {"*": "idle_timeout, access_logs and allowed_cidrs"},
}


def check_options(settings: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Option settings by namespace, texts without white space around them."""
    for namespace, options in settings.items():
        for name, value in options.items():
            _check(namespace, name)
            if isinstance(value, str) and (not value or value != value.strip()):
                reason = (
                    "AWS answers without white space, and not at all where it is empty, so that every plan changes it"
                )
                hint = "write the bare value, or leave it out"
                raise problem(f"{namespace} {name} is {shown(value)}: {reason}", hint)
    return settings


def _check(namespace: str, name: str) -> None:
    if namespace.startswith(_CLASSIC):
        hint = "the words for it are health_check, sticky_sessions, idle_timeout, domain and certificate_arn"
        raise problem(f"{namespace} is not set: {_CLASSIC_REASON}", hint)
    if (namespace, name) == ("aws:autoscaling:launchconfiguration", "EC2KeyName"):
        raise problem(f"EC2KeyName is not set: {_KEYS}", "leave it out")
    if (namespace, name) == ("aws:autoscaling:launchconfiguration", "DisableIMDSv1"):
        message = (
            "DisableIMDSv1 stays true: without it Elastic Beanstalk makes a launch configuration, which accounts from"
            " 2024-10-01 on cannot have (Amazon EC2 Auto Scaling User Guide), and IMDSv1 answers"
        )
        raise problem(message, "leave it out: instances come from a launch template then")
    if not namespace.startswith("aws:"):
        raise problem(
            f"{shown(namespace)} is not a namespace of option settings", "such as aws:elasticbeanstalk:command"
        )
    words = _WORDS.get(namespace, {})
    if word := words.get(name, words.get("*", "")):
        raise problem(f"{namespace} {name} follows from {word} here, and it can have one value only", f"use {word}")


def text_of(value: object) -> str:
    """The value as Elastic Beanstalk answers with it: texts throughout, true and false in lower case."""
    return str(value).lower() if isinstance(value, bool) else str(value)
