"""An ElastiCache replication group for Valkey or Redis, encrypted, authenticated and with a replica in another zone.

A primary and one replica are the default, in the database subnets, with automatic failover across Availability Zones.
`replicas: 0` makes a single node, for development; `shards: 3` spreads the keys over three primaries, which needs a
client that speaks the cluster protocol. Connections take TLS only. Data and logs are encrypted with a key of its own,
a snapshot is taken every day and a last one when the cache is deleted; that one can be read for 30 days, until the key
is gone too.

With `authentication: iam`, the default, there is no password anywhere: a workload that says `uses: {cache: read-write}`
or `read` logs in as the user in CACHE_USER, with a token its client signs for the replication group and renews. What
either user may do is an access string of commands and keys. Where a client cannot do that, `authentication: token`
takes a shared password of 16 to 128 characters from a secret that exists already, injected as CACHE_AUTH_TOKEN. The
token stands in the Terraform state, because ElastiCache has no write-only argument for it, and it opens everything:
the access level `read` is for iam only.

ElastiCache changes log delivery only with `apply_immediately: true`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, ValidationInfo

from generator import component
from generator.component import (
    Access,
    Days,
    Link,
    LogRetention,
    Module,
    Output,
    Place,
    Problem,
    Statement,
    derived,
    own,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, NETWORK, Alarm, Metric


class _Alarm(NamedTuple):
    """What goes off when the nodes of a shard are over the threshold for a quarter of an hour."""

    metric: str
    statistic: str
    threshold: int
    description: str


# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
_NEWEST = {"valkey": "8.2", "redis": "7.1"}
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
_OTHERWISE = {"maxmemory-policy": "eviction_policy", "cluster-enabled": "shards"}
_AWS_EVICTION = "volatile-lru"
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
_ALARMS = {
    "cpu": _Alarm("EngineCPUUtilization", "Average", 80, "The cache is busy: spread the load or take larger nodes."),
    "memory": _Alarm("DatabaseMemoryUsagePercentage", "Maximum", 90, "The cache is nearly full: take larger nodes."),
    "evictions": _Alarm("Evictions", "Sum", 1000, "The cache drops keys for lack of memory: take larger nodes."),
}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY, _WEEK = 1440, 10080
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_READ = (
    "on ~* -@all +@read +@connection -@dangerous +info +cluster|info +cluster|myid +cluster|nodes +cluster|shards"
    " +cluster|slots"
)


def _version(version: str | None, info: ValidationInfo) -> str | None:
    """Neither engine has IAM before 7: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html"""
    engine = str(info.data.get("engine", "valkey"))
    if version is None:
        return _NEWEST[engine]
    if not re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}", version):
        raise problem(f"must be a major and a minor version, not {shown(version)}", f'such as "{_NEWEST[engine]}"')
    if engine == "redis" and version not in ("7.0", "7.1"):
        raise problem(f"{version} is no version of redis here: it goes from 7.0 to 7.1", "go on with the engine valkey")
    if engine == "valkey" and version != "7.2" and int(version.split(".")[0]) < 8:
        raise problem(
            f"{version} is no version of valkey: 7.2 is the first and 8.0 the next", f'such as "{_NEWEST[engine]}"'
        )
    return version


def _node_type(name: str) -> str:
    if not re.fullmatch(r"cache\.[a-z][a-z0-9]*\.[a-z0-9]+", name):
        raise problem(f"{shown(name)} is not the name of a node type", "such as cache.t4g.micro or cache.m7g.large")
    return name


def _daily(window: str) -> str:
    if not re.fullmatch(f"{_CLOCK}-{_CLOCK}", window):
        raise problem(f"must be a time of day in UTC, not {shown(window)}", "such as 03:00-04:00")
    return _long_enough(window, _span(window)[1])


def _weekly(window: str) -> str:
    days = "|".join(_DAYS)
    if not re.fullmatch(f"(?:{days}):{_CLOCK}-(?:{days}):{_CLOCK}", window):
        raise problem(f"must be a time of the week in UTC, not {shown(window)}", "such as sun:05:00-sun:06:00")
    return _long_enough(window, _span(window)[1])


def _long_enough(window: str, minutes: int) -> str:
    """https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html"""
    if minutes < 60:
        raise problem(f"{window} has {minutes} minutes, and ElastiCache takes none under 60", "end it later")
    return window


def _span(window: str) -> tuple[int, int]:
    """The first minute of a window, of the day or of the week, and how many it has."""
    start, end = (_minute(part) for part in window.split("-"))
    return start, (end - start) % (_WEEK if window[0].isalpha() else _DAY)


def _minute(moment: str) -> int:
    *day, hour, minute = moment.split(":")
    return sum(_DAYS.index(name) * _DAY for name in day) + int(hour) * 60 + int(minute)


def _overlap(daily: str, weekly: str) -> bool:
    (start, minutes), (week_start, week_minutes) = _span(daily), _span(weekly)
    starts = [day * _DAY + start for day in range(len(_DAYS))]
    return any((at - week_start) % _WEEK < week_minutes or (week_start - at) % _WEEK < minutes for at in starts)


class Inputs(component.Inputs):
    engine: Literal["valkey", "redis"] = structure("valkey", "Engine; redis ends with version 7.1 and costs more.")
    engine_version: Annotated[str | None, AfterValidator(_version)] = variable(
        None, "Major and minor version; the newest known of the engine when left out.", validate_default=True
    )
    node_type: Annotated[str, AfterValidator(_node_type)] = variable("cache.t4g.micro", "Size of each node.")
    replicas: int = structure(
        1, "Replicas of each primary, in other Availability Zones; 0 for a single node.", ge=0, le=5
    )
    shards: int | None = structure(
        None, "Primaries the keys are spread over (cluster mode); off when left out.", ge=1, le=500
    )
    port: int = variable(6379, "Port the cache listens on.", ge=1024, le=65535)
    authentication: Literal["iam", "token"] = structure(
        "iam", "How clients log in: as IAM users, or with a shared token for clients that cannot."
    )
    auth_token_secret: str | None = variable(
        None, "Name or ARN of the Secrets Manager secret that holds the token, for authentication by token."
    )
    auth_token_key: str | None = variable(
        None, "ARN of the KMS key that secret is encrypted with, where it is not the one of AWS."
    )
    read_write_access: str = variable(
        "on ~* &* +@all", "Access string of the user for read-write: keys, channels and commands.", pattern="^on "
    )
    read_access: str = variable(_READ, "Access string of the user for read: keys and commands.", pattern="^on ")
    eviction_policy: Literal[
        "volatile-lru",
        "allkeys-lru",
        "volatile-lfu",
        "allkeys-lfu",
        "volatile-random",
        "allkeys-random",
        "volatile-ttl",
        "noeviction",
    ] = structure("volatile-lru", "What goes when the memory is full.")
    parameters: dict[str, str | int] = structure({}, "Further parameters of the engine, by name.")
    snapshot_retention: Days = variable(7, "Days the daily snapshots are kept.", ge=1, le=35)
    snapshot_window: Annotated[str, AfterValidator(_daily)] = variable(
        "03:00-04:00", "When the daily snapshot is taken, in UTC."
    )
    final_snapshot: bool = variable(True, "Take a last snapshot when the cache is deleted.")
    maintenance_window: Annotated[str, AfterValidator(_weekly)] = variable(
        "sun:05:00-sun:06:00", "When AWS may patch and restart nodes, in UTC."
    )
    apply_immediately: bool = variable(False, "Make changes at once instead of in the maintenance window.")
    logs: list[Literal["slow-log", "engine-log"]] = variable(["slow-log", "engine-log"], "Logs kept in CloudWatch.")
    log_retention: LogRetention = variable(365, "Days the logs are kept.")

    @property
    def has_replicas(self) -> bool:
        """Whether the data is in more than one Availability Zone."""
        return self.replicas > 0

    @property
    def is_sharded(self) -> bool:
        """Whether the cache is in cluster mode."""
        return self.shards is not None

    @property
    def fails_over(self) -> bool:
        """Whether another node takes over for a primary; cluster mode is never without."""
        return self.has_replicas or self.is_sharded

    @property
    def has_users(self) -> bool:
        """Whether clients log in as IAM users."""
        return self.authentication == "iam"

    @property
    def node_groups(self) -> dict[str, list[str]]:
        """The suffixes AWS gives the names of nodes, by shard, `""` without cluster mode."""
        numbers = [f"{number:03}" for number in range(1, self.replicas + 2)]
        if self.shards is None:
            return {"": numbers}
        return {f"{shard:04}": [f"{shard:04}-{number}" for number in numbers] for shard in range(1, self.shards + 1)}

    @derived("Nodes: the primary and its replicas.")
    def nodes(self, _place: Place) -> int | None:
        return None if self.is_sharded else self.replicas + 1

    @derived("Primaries the keys are spread over.")
    def shard_count(self, _place: Place) -> int | None:
        return self.shards

    @derived("Replicas of each primary.")
    def replicas_per_shard(self, _place: Place) -> int | None:
        return self.replicas if self.is_sharded else None

    @derived("Parameters of the engine that differ from the defaults of AWS, by name.")
    def settings(self, _place: Place) -> dict[str, str]:
        policy = {} if self.eviction_policy == _AWS_EVICTION else {"maxmemory-policy": self.eviction_policy}
        mode = {"cluster-enabled": "yes"} if self.is_sharded else {}
        return policy | mode | {name: str(value) for name, value in self.parameters.items()}


def _check(inputs: Inputs, _place: Place) -> Iterable[Problem]:
    secret = inputs.auth_token_secret
    if inputs.authentication == "token" and secret is None:
        message = "authentication by token needs a token: auth_token_secret is missing"
        yield Problem("", ("authentication",), message, "name a secret in Secrets Manager that holds it")
    if inputs.authentication == "iam" and secret is not None:
        message = "auth_token_secret has no use: clients log in as IAM users"
        yield Problem("", ("auth_token_secret",), message, "leave it out, or set authentication to token")
    for name in sorted(_OTHERWISE.keys() & inputs.parameters.keys()):
        message = f"parameters cannot hold {name}: it has an input of its own"
        yield Problem("", ("parameters", name), message, f"set {_OTHERWISE[name]} instead")
    windows = inputs.snapshot_window, inputs.maintenance_window
    if all(isinstance(window, str) for window in windows) and _overlap(*windows):
        message = (
            f"maintenance_window {windows[1]} overlaps the snapshot window {windows[0]}: ElastiCache takes no such pair"
        )
        yield Problem("", ("maintenance_window",), message, "move one of them")


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    return {
        f"{kind}_{shard}" if shard else kind: _over_nodes(alarm, nodes)
        for shard, nodes in inputs.node_groups.items()
        for kind, alarm in _ALARMS.items()
    }


def _over_nodes(alarm: _Alarm, nodes: list[str]) -> Alarm:
    """One alarm over the nodes of a shard; they are fewer than the ten metrics an alarm takes."""
    group = own("replication_group_id")
    metrics = {
        f"node_{node.replace('-', '_')}": Metric.model_construct(
            namespace="AWS/ElastiCache",
            name=alarm.metric,
            statistic=alarm.statistic,
            dimensions={"CacheClusterId": group._replace(parts=(*group.parts, f"-{node}"))},
        )
        for node in nodes
    }
    whole = "SUM(METRICS())" if alarm.statistic == "Sum" else "MAX(METRICS())"
    return Alarm.model_construct(
        description=alarm.description,
        metrics=metrics,
        expression=whole if len(nodes) > 1 else "",
        threshold=alarm.threshold,
        period=300,
        evaluations=3,
    )


def _read_settings(inputs: Inputs) -> Mapping[str, str]:
    if not inputs.has_users:
        return {}
    host = "{reader_endpoint}" if inputs.has_replicas and not inputs.is_sharded else "{endpoint}"
    return _ADDRESS | {"HOST": host, "URL": f"rediss://{host}:{{port}}", "USER": "{read_user_name}"}


_ADDRESS = {
    "HOST": "{endpoint}",
    "PORT": "{port}",
    "TLS": "true",
    "URL": "rediss://{endpoint}:{port}",
    "REPLICATION_GROUP_ID": "{replication_group_id}",
}


def _users(inputs: Inputs) -> bool:
    return inputs.has_users


MODULE = Module(
    inputs=Inputs,
    links={
        "network": Link(NETWORK, "The VPC whose database subnets the nodes are in.", ("vpc_id", "database_subnet_ids")),
        "alarms": Link(ALARM_SINK, "Where alarms on CPU, memory and evictions go.", required=False, sends=_alarms),
    },
    outputs={
        "endpoint": Output("local.endpoint", "Host name clients connect to."),
        "reader_endpoint": Output(
            "aws_elasticache_replication_group.this.reader_endpoint_address",
            "Host name that spreads reads over the replicas.",
            when=lambda inputs: inputs.has_replicas and not inputs.is_sharded,
        ),
        "port": Output("var.port", "Port the cache listens on.", "number"),
        "security_group_id": Output("aws_security_group.this.id", "ID of the security group of the nodes."),
        "replication_group_id": Output("aws_elasticache_replication_group.this.id", "ID of the replication group."),
        "arn": Output("aws_elasticache_replication_group.this.arn", "ARN of the replication group."),
        "key_arn": Output("aws_kms_key.this.arn", "ARN of the KMS key of the data."),
        "user_name": Output(
            "aws_elasticache_user.read_write.user_name", "Name of the user for read-write.", when=_users
        ),
        "user_arn": Output("aws_elasticache_user.read_write.arn", "ARN of the user for read-write.", when=_users),
        "read_user_name": Output("aws_elasticache_user.read.user_name", "Name of the user for read.", when=_users),
        "read_user_arn": Output("aws_elasticache_user.read.arn", "ARN of the user for read.", when=_users),
        "auth_token_secret_arn": Output(
            "data.aws_secretsmanager_secret_version.auth_token.arn",
            "ARN of the secret that holds the token.",
            when=lambda inputs: not inputs.has_users,
        ),
        "auth_token_key_arn": Output(
            "var.auth_token_key",
            "ARN of the KMS key of the secret that holds the token.",
            when=lambda inputs: not inputs.has_users and inputs.auth_token_key is not None,
        ),
    },
    accesses={
        "read-write": Access(
            "Reads and writes: as an IAM user, or with the token.",
            statements=(Statement(("elasticache:Connect",), ("{arn}", "{user_arn}")),),
            environment=_ADDRESS | {"USER": "{user_name}"},
            secrets={"AUTH_TOKEN": "{auth_token_secret_arn}"},
            secret_statements=(
                Statement(("secretsmanager:GetSecretValue",), ("{auth_token_secret_arn}",)),
                Statement(("kms:Decrypt",), ("{auth_token_key_arn}",)),
            ),
        ),
        "read": Access(
            "Reads as an IAM user, from the replicas where there are any; not with authentication by token.",
            statements=(Statement(("elasticache:Connect",), ("{arn}", "{read_user_arn}")),),
            environment=_read_settings,
        ),
    },
    security_group="security_group_id",
    port="port",
    stateful=("aws_elasticache_replication_group.this", "aws_kms_key.this"),
    # IDs of groups and users end at 40, "-default" taken off.
    name_limit=32,
    check=_check,
)
