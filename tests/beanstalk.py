"""What is known of Elastic Beanstalk's endless differences, looked for in a plan.

The provider keeps of what the API answers only the options that stand in the configuration, and compares them by
namespace, resource, name and value. Whatever the API answers otherwise than it is written differs in every plan: see
resourceEnvironmentRead and optionSettingValueHash in internal/service/elasticbeanstalk/environment.go of the provider.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

_SCHEDULE = "aws:autoscaling:scheduledaction"
# Lists that the API sorts; of instance types the order is a preference, and the provider sorts before it compares.
_SORTED = ("Subnets", "ELBSubnets", "SecurityGroups", "HostHeaders", "PathPatterns", "Rules", "SSLCertificateArns")


def settings_of(plan: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The option settings of every environment in a plan, as `terraform show -json` tells it; by address."""
    return {
        change["address"]: change["change"]["after"].get("setting", [])
        for change in plan.get("resource_changes", [])
        if change["type"] == "aws_elastic_beanstalk_environment" and change["change"]["after"]
    }


def unstable_settings(plan: Mapping[str, Any]) -> list[str]:
    """Every setting of a plan that a second one would change, with the cause. A value not known yet is passed over."""
    return [f"{address}: {found}" for address, settings in settings_of(plan).items() for found in _unstable(settings)]


def _unstable(settings: list[dict[str, Any]]) -> Iterator[str]:
    counted = Counter((item["namespace"], item.get("resource") or "", item["name"]) for item in settings)
    for (namespace, resource, name), count in counted.items():
        if count > 1:
            yield f"{namespace} {resource} {name}: set {count} times"
    for item in settings:
        yield from (f"{item['namespace']} {item['name']}: {cause}" for cause in _causes(item))


def _causes(item: dict[str, Any]) -> Iterator[str]:
    namespace, name, value = item["namespace"], item["name"], item.get("value")
    if namespace.startswith("aws:elb:"):
        yield "a namespace of Classic Load Balancers, which an environment without one does not answer with"
    if (namespace == _SCHEDULE) != bool(item.get("resource")):
        yield "only schedules are told apart by a resource, and each needs one"
    if value is None:
        return
    if not isinstance(value, str):
        yield "not a text"
        return
    if not value or value != value.strip() or ", " in value:
        yield "empty, or with white space the API takes away"
    if value.lower() in ("true", "false") and value != value.lower():
        yield "true and false are answered in lower case"
    items = [item.strip() for item in value.split(",")]
    if name in _SORTED and items != sorted(items):
        yield "a list that is not sorted"
    if value.startswith("{") and value != json.dumps(json.loads(value), separators=(",", ":"), sort_keys=True):
        yield "JSON that is not in its shortest form with sorted keys"
