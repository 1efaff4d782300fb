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
there is no access level `read` then.

ElastiCache changes log delivery only with `apply_immediately: true`.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, field_validator

from generator import component
from generator.component import (
    Days,
    Link,
    LogRetention,
    Module,
    Output,
    Place,
    Problem,
    Stateful,
    derived,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, NETWORK, Alarm, Tenant
from generator.windows import Windows, overlap

from . import users
from .alarms import alarms
from .engine import OTHERWISE, check_node_type, check_parameter, check_version

# https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
_WINDOWS = Windows("ElastiCache", 60)


# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.NodeGroups.html
_MOST_NODES = 500


def _version(version: str | None, info: ValidationInfo) -> str | None:
    return check_version(info.data["engine"], version) if "engine" in info.data else version


class Inputs(component.Inputs):
    engine: Literal["valkey", "redis"] = structure("valkey", "Engine; redis ends with version 7.1 and costs more.")
    engine_version: Annotated[str | None, AfterValidator(_version)] = variable(
        None, "Major and minor version; the newest known of the engine when left out.", validate_default=True
    )
    node_type: Annotated[str, AfterValidator(check_node_type)] = variable("cache.t4g.micro", "Size of each node.")
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
    read_access: str = variable(
        users.READ_ACCESS, "Access string of the user for read: keys and commands.", pattern="^on "
    )
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
    parameters: dict[str, Annotated[str | int, BeforeValidator(check_parameter)]] = structure(
        {}, "Further parameters of the engine, by name."
    )
    snapshot_retention: Days = variable(7, "Days the daily snapshots are kept.", ge=1, le=35)
    snapshot_window: Annotated[str, AfterValidator(_WINDOWS.check_daily)] = variable(
        "03:00-04:00", "When the daily snapshot is taken, in UTC."
    )
    final_snapshot: bool = variable(True, "Take a last snapshot when the cache is deleted.")
    maintenance_window: Annotated[str, AfterValidator(_WINDOWS.check_weekly)] = variable(
        "sun:05:00-sun:06:00", "When AWS may patch and restart nodes, in UTC."
    )
    apply_immediately: bool = variable(False, "Make changes at once instead of in the maintenance window.")
    logs: list[Literal["slow-log", "engine-log"]] = variable(["slow-log", "engine-log"], "Logs kept in CloudWatch.")
    log_retention: LogRetention = variable(365, "Days the logs are kept.")

    _access_strings = field_validator("read_write_access", "read_access", mode="before")(users.check_access)

    @property
    def has_replicas(self) -> bool:
        """Whether the data is in more than one Availability Zone."""
        return self.replicas > 0

    @property
    def is_sharded(self) -> bool:
        """Whether the cache is in cluster mode."""
        return self.shards is not None

    @property
    def has_reader(self) -> bool:
        """Whether one address spreads reads over the replicas; clients of a sharded cache choose nodes themselves."""
        return self.has_replicas and not self.is_sharded

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
        policy = {} if self.eviction_policy == "volatile-lru" else {"maxmemory-policy": self.eviction_policy}
        mode = {"cluster-enabled": "yes"} if self.is_sharded else {}
        return policy | mode | {name: str(value) for name, value in self.parameters.items()}


def _check(inputs: Inputs, _place: Place) -> Iterator[Problem]:
    yield from _check_authentication(inputs)
    for name in sorted(OTHERWISE.keys() & inputs.parameters.keys()):
        message = f"parameters cannot hold {name}: it has an input of its own"
        yield Problem("", ("parameters", name), message, f"set {OTHERWISE[name]} instead")
    if (nodes := sum(map(len, inputs.node_groups.values()))) > _MOST_NODES:
        message = (
            f"shards: {inputs.shards} with replicas: {inputs.replicas} make {nodes} nodes, and AWS takes {_MOST_NODES}"
        )
        yield Problem("", ("shards",), message, "take fewer shards of larger nodes, or fewer replicas")
    windows = inputs.snapshot_window, inputs.maintenance_window
    if all(isinstance(window, str) for window in windows) and overlap(*windows):
        moved = "maintenance_window" if "maintenance_window" in inputs.model_fields_set else "snapshot_window"
        message = f"maintenance_window {windows[1]} overlaps snapshot_window {windows[0]}, which ElastiCache refuses"
        yield Problem("", (moved,), message, "move one of them")


def _check_authentication(inputs: Inputs) -> Iterator[Problem]:
    if inputs.authentication == "token" and inputs.auth_token_secret is None:
        message = "authentication by token needs a token: auth_token_secret is missing"
        yield Problem(
            "",
            ("authentication",),
            message,
            "write auth_token_secret: and the name of a secret in Secrets Manager that holds it",
        )
    for name in ("auth_token_secret", "auth_token_key"):
        if inputs.authentication == "iam" and getattr(inputs, name) is not None:
            message = f"{name} has no use: clients log in as IAM users"
            yield Problem("", (name,), message, "leave it out, or set authentication to token")


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    return alarms(inputs.node_groups)


def _users(inputs: Inputs) -> bool:
    return inputs.has_users


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    """https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group"""
    return {
        "name": place.name,
        "engine": inputs.engine,
        "engine_version": inputs.engine_version,
        "port": inputs.port,
        "data_tiering": str(inputs.node_type).startswith("cache.r6gd."),
    }


MODULE = Module(
    inputs=Inputs,
    links={
        "network": Link(
            NETWORK,
            "The VPC whose database subnets the nodes are in.",
            ("vpc_id", "database_subnet_ids"),
            sends=lambda inputs, _linked: {"": Tenant(copies=0, subnets="database", zones=2 if inputs.replicas else 1)},
        ),
        "alarms": Link(ALARM_SINK, "Where alarms on CPU, memory and evictions go.", required=False, sends=_alarms),
    },
    outputs={
        "endpoint": Output("local.endpoint", "Host name clients connect to."),
        "reader_endpoint": Output(
            "aws_elasticache_replication_group.this.reader_endpoint_address",
            "Host name that spreads reads over the replicas.",
            when=lambda inputs: inputs.has_reader,
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
    accesses=users.ACCESSES,
    security_group="security_group_id",
    port="port",
    stateful=(
        Stateful(
            "aws_elasticache_replication_group.this", _fixed, {"engine": ("redis", "valkey"), "engine_version": ()}
        ),
        Stateful("aws_kms_key.this"),
    ),
    protections={"final_snapshot": True},
    remedies={
        "CKV_AWS_134": "snapshot_retention: 7d",
        "CKV_AWS_338": "log_retention: 365d",
        "CKV2_AWS_50": "replicas: 1",
    },
    # IDs of groups and users end at 40, "-default" taken off.
    name_limit=32,
    check=_check,
)
