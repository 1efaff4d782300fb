"""What only the inputs together tell: whether Aurora would take them."""

import re
from collections.abc import Iterator
from typing import Any

from generator.component import Place, Problem
from generator.databases import check_connections, check_insights, check_reach, check_zones, memory_of
from generator.windows import overlap

from .capacity import check_scaling
from .engine import ENGINES, check_parameters, check_upgrade, pauses

_OF_ONE_ENGINE = {
    "log_statements": ("aurora-postgresql", "what aurora-mysql logs is said by logs and audit_events"),
    "audit_events": ("aurora-mysql", "what aurora-postgresql logs is said by log_statements"),
    "backtrack": ("aurora-mysql", "to go back in time, restore into a new cluster"),
}


# AWS tells the whole version: https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/rds/global_cluster.go
_EXACT = {"aurora-postgresql": "17.5", "aurora-mysql": "8.0.mysql_aurora.3.10.0"}
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.Overview.Engines.html
_WITHOUT_INSIGHTS = re.compile(r"db\.(t2|t3)\.|db\.t4g\.(micro|small)$")
# Whose least capacity is under one unit: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
_CONNECTIONS_IF_SMALL = 2000


def check(inputs: Any, place: Place) -> Iterator[Problem]:
    """Everything that is wrong."""
    yield from _check_capacity(inputs)
    yield from check_scaling(inputs.readers, inputs.reader_scaling, serverless=inputs.is_serverless)
    yield from _check_engine(inputs)
    yield from _check_global(inputs)
    yield from _check_use(inputs, place)
    yield from check_parameters(inputs.engine, "parameters", inputs.parameters)
    yield from check_parameters(inputs.engine, "instance_parameters", inputs.instance_parameters)
    yield from check_insights(inputs.insights, inputs.insights_retention)
    yield from check_upgrade(inputs.major_upgrades, inputs.apply_immediately)
    windows = inputs.backup_window, inputs.maintenance_window
    if all(isinstance(window, str) for window in windows) and overlap(*windows):
        moved = "maintenance_window" if "maintenance_window" in inputs.model_fields_set else "backup_window"
        message = f"maintenance_window {windows[1]} overlaps backup_window {windows[0]}, which Aurora refuses"
        yield Problem("", (moved,), message, "move one of them")
    if inputs.iam_user == inputs.username:
        message = f"iam_user is the master user {inputs.username}, which could no longer log in with its password"
        yield Problem("", ("iam_user",), message, "choose another name")


def _check_use(inputs: Any, place: Place) -> Iterator[Problem]:
    """A serverless instance has some 2 GiB for each capacity unit."""
    if "max_connections" not in {*inputs.parameters, *inputs.instance_parameters}:
        least, most = (inputs.capacity.min, inputs.capacity.max) if inputs.capacity else (0.5, 8)
        memory = 2 * most if inputs.is_serverless else memory_of(inputs.instance_class)
        if inputs.is_serverless and inputs.engine == "aurora-postgresql" and least < 1:
            memory = min(2 * most, _CONNECTIONS_IF_SMALL * 9531392 / 1024**3)
        path = ("capacity",) if inputs.is_serverless else ("instance_class",)
        yield from check_connections(place, inputs.engine, memory, path)
    yield from check_reach(place)
    if not inputs.readers:
        yield from check_zones(place, ("readers",), "write readers: 1 or more, of which one takes over")


def _check_capacity(inputs: Any) -> Iterator[Problem]:
    if inputs.capacity and inputs.instance_class:
        message = f"capacity is for serverless clusters, and instance_class {inputs.instance_class} is not serverless"
        yield Problem("", ("capacity",), message, "leave one of them out")
    if inputs.pauses and not pauses(inputs.engine, inputs.engine_version):
        message = f"capacity.min is 0, and {inputs.engine} {inputs.engine_version} cannot pause yet"
        yield Problem("", ("capacity", "min"), message, "write min: 0.5, or take a newer engine_version")
    if inputs.pauses and inputs.is_global:
        message = "capacity.min is 0, and a cluster of a global database never pauses"
        yield Problem("", ("capacity", "min"), message, "write min: 0.5 or more; AWS advises 8 for global databases")


def _check_engine(inputs: Any) -> Iterator[Problem]:
    for field, (engine, hint) in _OF_ONE_ENGINE.items():
        if field in inputs.model_fields_set and getattr(inputs, field) is not None and inputs.engine != engine:
            message = f"{field} is for {engine}, and the engine is {inputs.engine}"
            yield Problem("", (field,), message, f"leave it out: {hint}")
    if inputs.engine == "aurora-mysql" and _WITHOUT_INSIGHTS.match(str(inputs.instance_class)):
        message = f"instance_class {inputs.instance_class} has no Performance Insights with Aurora MySQL"
        yield Problem("", ("instance_class",), message, "take db.t4g.medium, a larger class or capacity")
    if inputs.backtrack and inputs.is_global:
        message = f"{ENGINES[inputs.engine].title} cannot be wound back in a global database"
        yield Problem("", ("backtrack",), message, "leave backtrack or global_database out")


def _check_global(inputs: Any) -> Iterator[Problem]:
    member = inputs.global_database
    if member and inputs.is_secondary and member.identifier is None:
        message = "global_database.role is secondary, and nothing says which global database it joins"
        hint = "add identifier, such as ${orders.global_identifier} of the primary"
        yield Problem("", ("global_database",), message, hint)
    if member and not inputs.is_secondary and member.identifier is not None:
        message = "global_database.identifier is for a secondary: a primary makes the global database"
        yield Problem("", ("global_database", "identifier"), message, "leave it out, or write role: secondary")
    exact = "mysql_aurora" if inputs.engine == "aurora-mysql" else "."
    version = inputs.engine_version
    if member and not inputs.is_secondary and isinstance(version, str) and exact not in version:
        message = f"engine_version {version} is not exact, and of a global database every plan would change it"
        yield Problem("", ("engine_version",), message, f'such as "{_EXACT[inputs.engine]}"')
    small = isinstance(inputs.instance_class, str) and inputs.instance_class.startswith(("db.t3", "db.t4g"))
    if member and small:
        message = f"instance_class {inputs.instance_class} is too small for a global database, which takes no t classes"
        yield Problem("", ("instance_class",), message, "take db.r7g.large or larger, or capacity")
    for field in ("password_rotation", "password_version"):
        used = inputs.has_managed_password if field == "password_rotation" else inputs.is_global
        if field in inputs.model_fields_set and not used:
            who = "RDS manages the password" if field == "password_version" else "RDS manages no password here"
            message = f"{field} has no effect: {who}"
            yield Problem("", (field,), message, "leave it out")
