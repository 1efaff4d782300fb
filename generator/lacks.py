"""What moto, the simulated AWS, lacks: seen with moto 5.2, by type of resource."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple


class Lack(NamedTuple):
    """Something moto cannot do. A failure is put down to it only where what terraform says holds `says`.

    Without a type it is so of resources of every type.
    """

    type: str
    says: str
    what: str


# Resources that cannot be made, besides those moto says it has not: its server answers 501 to what is not implemented.
APPLY = (
    Lack("aws_appautoscaling_target", "ListTagsForResource", "scaling targets have no tags that can be listed"),
    Lack("aws_codebuild_project", "Project source location is required", "a build must name where its source is"),
    Lack("aws_s3_object", "Forbidden", "it is reached over plain HTTP, which the policy of the bucket forbids"),
)

# Resources that cannot be taken away again, likewise.
DESTROY = (
    Lack("aws_secretsmanager_secret_rotation", "CancelRotateSecret", "the rotation of a secret cannot be ended"),
    Lack("aws_s3_bucket", "BucketNotEmpty", "the bucket holds access logs, as it would in AWS"),
    # What is gone is what was asked for: moto takes some things away together with what they belong to.
    Lack("", "NotFound", "it was gone already"),
)

_NOT_IMPLEMENTED = re.compile(r"StatusCode: 501\b.*The (\w+) action has not been implemented")

# Attributes that a second plan would change, because moto does not keep them; or the actions, where it is more.
GAPS: Mapping[str, tuple[str, ...]] = {
    "aws_autoscaling_group": (
        "capacity_reservation_specification",
        "default_instance_warmup",
        "launch_template",
        "max_instance_lifetime",
        "mixed_instances_policy",
    ),
    "aws_autoscaling_policy": ("enabled", "predictive_scaling_configuration"),
    "aws_db_instance": (
        "database_insights_mode",
        "performance_insights_enabled",
        "performance_insights_kms_key_id",
        "performance_insights_retention_period",
    ),
    "aws_db_parameter_group": ("parameter",),
    "aws_ecs_service": ("delete", "create", "availability_zone_rebalancing"),
    "aws_launch_template": ("default_version", "latest_version", "tag_specifications"),
    "aws_lb": ("subnet_mapping", "subnets"),
    "aws_rds_cluster": (
        "database_insights_mode",
        "performance_insights_enabled",
        "performance_insights_kms_key_id",
        "performance_insights_retention_period",
        "scaling_configuration",
    ),
    "aws_rds_cluster_instance": (
        "performance_insights_enabled",
        "performance_insights_kms_key_id",
        "performance_insights_retention_period",
    ),
    "aws_s3_bucket_notification": ("eventbridge",),
    "aws_sns_topic": ("signature_version",),
    "aws_sqs_queue": ("redrive_policy",),
    "aws_sqs_queue_policy": ("policy",),
    "aws_vpc_security_group_egress_rule": ("description",),
    "aws_vpc_security_group_ingress_rule": ("description",),
}


def explained(lacks: tuple[Lack, ...], kind: str, said: str) -> str:
    """What moto lacks that explains a failure; empty if nothing known does. Without a type what is said must decide."""
    if missing := _NOT_IMPLEMENTED.search(said):
        return f"there is no {missing[1]}"
    return next((lack.what for lack in lacks if lack.says in said and (lack.type in ("", kind) or not kind)), "")
