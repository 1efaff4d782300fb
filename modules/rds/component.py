"""A PostgreSQL database on RDS, encrypted, in two Availability Zones and protected against deletion.

A standby in another zone takes over when the first instance fails. The storage is gp3 and grows by itself up to five
times its size. Connections take TLS only; data, backups, logs, insights and the password are encrypted with a key of
its own. Backups are kept for a week, and a last snapshot is taken when the database is deleted: to keep that for more
than 30 days, copy it to another key, because this one goes with the database. A database to delete must first be
applied with `deletion_protection: false`.

RDS makes the master password and keeps it in Secrets Manager; it is in no state and no file. A workload that says
`uses: [database]` gets it as DATABASE_PASSWORD, read when its tasks start: it is changed every 90 days, and tasks that
are older must be started anew then. With `uses: {database: iam}` there is no password. The workload signs tokens that
log it in as the database user `app`, which must be made once: `CREATE USER app; GRANT rds_iam TO app;`.

Versions may be a major one, whose minor upgrades AWS makes, or an exact one. For another major version set
`major_upgrades: true` as well. To start from a snapshot, add `overrides: {aws_db_instance.this: {snapshot_identifier:
...}}` before the first apply, with the `username` the snapshot was taken with.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator

from generator import component
from generator.component import (
    Access,
    Days,
    Duration,
    Gigabytes,
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

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
_TUNABLE = 400
_BASELINE_IOPS = 12000
_LARGEST = 65536
# https://www.postgresql.org/docs/17/sql-keywords-appendix.html, and names RDS keeps for itself.
_RESERVED = (
    "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create "
    "current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc "
    "distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral "
    "leading limit localtime localtimestamp not null offset on only or order placing primary references returning "
    "select session_user some symmetric system_user table then to trailing true union unique user using variadic when "
    "where window with admin db rdsadmin template0 template1"
)
_OTHERWISE = {
    "rds.force_ssl": "leave it out: every connection has TLS",
    "log_statement": "set log_statements instead",
    "log_min_duration_statement": "set log_slower_than instead",
}
# Those PostgreSQL reads only when it starts: select name from pg_settings where context = 'postmaster'.
_AT_START = (
    "autovacuum_freeze_max_age autovacuum_max_workers autovacuum_multixact_freeze_max_age cron.database_name "
    "huge_pages max_connections max_files_per_process max_locks_per_transaction max_logical_replication_workers "
    "max_pred_locks_per_transaction max_prepared_transactions max_replication_slots max_wal_senders "
    "max_worker_processes rds.logical_replication shared_buffers shared_preload_libraries track_activity_query_size "
    "track_commit_timestamp wal_buffers"
)
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
_INTERVALS = (1, 5, 10, 15, 30, 60)
_ADVANCED_RETENTION = 465
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY, _WEEK = 1440, 10080
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"


def _version(version: str) -> str:
    if not re.fullmatch(r"[0-9]{2}(\.[0-9]{1,2})?", version) or int(version[:2]) < 13:
        raise problem(f"must be a version of PostgreSQL from 13 on, not {shown(version)}", 'such as "17" or "17.4"')
    return version


def _instance_class(name: str) -> str:
    if not re.fullmatch(r"db\.[a-z][a-z0-9-]*\.[a-z0-9]+", name):
        raise problem(f"{shown(name)} is not the name of an instance class", "such as db.t4g.medium or db.m7g.large")
    return name


def _name(name: str) -> str:
    if name.lower() in _RESERVED.split():
        raise problem(f"cannot be {shown(name)}: PostgreSQL or RDS keeps that word for itself", "choose another name")
    return name


def _monitoring_interval(seconds: int) -> int:
    if seconds not in _INTERVALS:
        raise problem(
            f"cannot be {seconds}s: RDS takes certain spans only",
            f"one of {', '.join(f'{known}s' for known in _INTERVALS)}",
        )
    return seconds


def _insights_retention(days: int | None) -> int | None:
    if days is not None and days not in (7, 731) and (days % 31 or days > 713):
        raise problem(
            f"cannot be {days}d: RDS takes certain spans only",
            "write 7d, 731d or months of 31 days: 31d, 62d and so on up to 713d",
        )
    return days


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
    """https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"""
    if minutes < 30:
        raise problem(f"{window} has {minutes} minutes, and RDS takes none under 30", "end it later")
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


class Parameter(component.Inputs):
    """A setting of the engine, and whether it waits for the next start."""

    value: str = variable(..., "The value.")
    apply_method: Literal["immediate", "pending-reboot"] = variable(..., "When it takes effect.")


class Inputs(component.Inputs):
    engine: Literal["postgres"] = structure("postgres", "Engine of the database.")
    engine_version: Annotated[str, AfterValidator(_version)] = variable("17", "Major version, or an exact one.")
    instance_class: Annotated[str, AfterValidator(_instance_class)] = variable("db.t4g.medium", "Size of the instance.")
    storage: Gigabytes = structure(20, "Storage to begin with.", ge=20, le=_LARGEST)
    max_storage: Gigabytes | None = structure(
        None, "Size up to which the storage grows by itself; five times storage when left out.", le=_LARGEST
    )
    iops: int | None = variable(None, "Operations per second, from 400 GB on.", ge=_BASELINE_IOPS, le=64000)
    throughput: int | None = variable(None, "MiB per second, from 400 GB on.", ge=500, le=4000)
    multi_az: bool = structure(True, "Keep a standby in another Availability Zone.")
    database: Annotated[str, AfterValidator(_name)] = variable(
        "app", "Name of the first database.", pattern="^[A-Za-z][A-Za-z0-9_]{0,62}$"
    )
    username: Annotated[str, AfterValidator(_name)] = variable(
        "dbadmin", "Name of the master user.", pattern="^[A-Za-z][A-Za-z0-9_]{0,15}$"
    )
    password_rotation: Days = variable(90, "Days after which the master password is changed.", ge=1, le=1000)
    iam_user: Annotated[str, AfterValidator(_name)] = variable(
        "app", "Name of the database user that workloads log in as with IAM.", pattern="^[a-z_][a-z0-9_]{0,62}$"
    )
    port: int = variable(5432, "Port the database listens on.", ge=1150, le=65535)
    certificate_authority: Literal["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"] = variable(
        "rds-ca-rsa2048-g1", "Authority that signs the certificate of the database."
    )
    backup_retention: Days = variable(7, "Days one can go back to any second of.", ge=1, le=35)
    backup_window: Annotated[str, AfterValidator(_daily)] = variable(
        "03:00-04:00", "When the daily backup is made, in UTC."
    )
    final_snapshot: bool = variable(True, "Take a last snapshot when the database is deleted.")
    deletion_protection: bool = structure(True, "Refuse to delete the database.")
    maintenance_window: Annotated[str, AfterValidator(_weekly)] = variable(
        "sun:05:00-sun:06:00", "When AWS may patch and restart the database, in UTC."
    )
    minor_upgrades: bool = variable(True, "Let AWS make minor upgrades in the maintenance window.")
    major_upgrades: bool = variable(False, "Allow engine_version to name another major version.")
    apply_immediately: bool = variable(False, "Make changes at once instead of in the maintenance window.")
    parameters: dict[str, str | int] = structure({}, "Further parameters of the engine, by name.")
    log_statements: Literal["none", "ddl", "mod", "all"] = variable("ddl", "Statements written to the log.")
    log_slower_than: Duration = variable(1, "Seconds from which a statement is logged as slow.")
    logs: list[Literal["postgresql", "upgrade", "iam-db-auth-error"]] = variable(
        ["postgresql", "upgrade"], "Logs kept in CloudWatch.", min_length=1
    )
    log_retention: LogRetention = variable(365, "Days the logs are kept.")
    monitoring_interval: Annotated[Duration, AfterValidator(_monitoring_interval)] = variable(
        60, "Seconds between two reports of the load of the host."
    )
    insights: Literal["standard", "advanced"] = structure(
        "standard", "Database Insights; advanced costs extra and adds execution plans, locks and 15 months of history."
    )
    insights_retention: Annotated[Days | None, AfterValidator(_insights_retention)] = structure(
        None, "Days the history of the load is kept; when left out 7d, which is free, or 465d for advanced insights."
    )

    @derived("GiB of storage to begin with.")
    def allocated_storage(self, _place: Place) -> int:
        return self.storage

    @derived("GiB up to which the storage grows by itself.")
    def max_allocated_storage(self, _place: Place) -> int:
        return self.max_storage or min(5 * self.storage, _LARGEST)

    @derived("Further parameters of the engine, by name, and when they take effect.")
    def settings(self, _place: Place) -> dict[str, Parameter]:
        methods: Mapping[bool, Literal["immediate", "pending-reboot"]] = {False: "immediate", True: "pending-reboot"}
        return {
            name: Parameter(value=str(value), apply_method=methods[name in _AT_START.split()])
            for name, value in self.parameters.items()
        }

    @derived("Days the history of the load is kept.")
    def insights_retention_days(self, _place: Place) -> int:
        return self.insights_retention or {"standard": 7, "advanced": _ADVANCED_RETENTION}[self.insights]


def _check(inputs: Inputs, _place: Place) -> Iterable[Problem]:
    yield from _check_storage(inputs)
    for name in sorted(_OTHERWISE.keys() & inputs.parameters.keys()):
        message = f"parameters cannot hold {name}: the module sets it"
        yield Problem("", ("parameters", name), message, _OTHERWISE[name])
    windows = inputs.backup_window, inputs.maintenance_window
    if all(isinstance(window, str) for window in windows) and _overlap(*windows):
        message = f"maintenance_window {windows[1]} overlaps the backup window {windows[0]}: RDS takes no such pair"
        yield Problem("", ("maintenance_window",), message, "move one of them")
    if inputs.iam_user == inputs.username:
        message = f"iam_user is the master user {inputs.username}, which could no longer log in with its password"
        yield Problem("", ("iam_user",), message, "choose another name")
    if inputs.insights == "advanced" and (inputs.insights_retention or _ADVANCED_RETENTION) < _ADVANCED_RETENTION:
        message = f"insights_retention is {inputs.insights_retention}d, and advanced insights take 465d at least"
        yield Problem("", ("insights_retention",), message, "leave it out")


def _check_storage(inputs: Inputs) -> Iterable[Problem]:
    """https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html and the page on storage."""
    if inputs.max_storage is not None and inputs.max_storage * 10 < inputs.storage * 11:
        message = f"max_storage {inputs.max_storage}GB leaves no room to grow: RDS takes nothing under 110% of storage"
        yield Problem("", ("max_storage",), message, f"write {-(-inputs.storage * 11 // 10)}GB or more")
    for name in ("iops", "throughput"):
        if getattr(inputs, name) is not None and inputs.storage < _TUNABLE:
            message = (
                f"{name} cannot be set for {inputs.storage}GB: gp3 has 3000 operations and 125 MiB per second then"
            )
            yield Problem("", (name,), message, "leave it out, or take 400GB of storage or more")
    iops, throughput = inputs.iops or _BASELINE_IOPS, inputs.throughput
    if isinstance(iops, int) and isinstance(throughput, int) and throughput * 4 > iops:
        message = f"throughput {throughput} is too much for {iops} operations per second: gp3 takes a quarter at most"
        yield Problem("", ("throughput",), message, f"set iops to {throughput * 4} or more")


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    twentieth = inputs.storage * 1024**3 // 20
    return {
        "cpu": _alarm("CPUUtilization", 80, "The database is busy: its insights name the statements."),
        "storage": _alarm("FreeStorageSpace", twentieth, "The storage is nearly full: look whether it may still grow."),
        "memory": _alarm("FreeableMemory", 100 * 1024**2, "The memory is nearly used up: take a larger instance."),
    }


def _alarm(name: str, threshold: float, description: str) -> Alarm:
    metric = Metric.model_construct(
        namespace="AWS/RDS", name=name, dimensions={"DBInstanceIdentifier": own("identifier")}
    )
    return Alarm.model_construct(
        description=description,
        metrics={"database": metric},
        comparison="LessThanThreshold" if name.startswith("Free") else "GreaterThanThreshold",
        threshold=threshold,
        period=300,
        evaluations=3,
    )


_ADDRESS = {"HOST": "{endpoint}", "PORT": "{port}", "NAME": "{database}", "SSLMODE": "require"}

MODULE = Module(
    inputs=Inputs,
    links={
        "network": Link(NETWORK, "The VPC whose database subnets it is in.", ("vpc_id", "database_subnet_ids")),
        "alarms": Link(ALARM_SINK, "Where alarms on CPU, storage and memory go.", required=False, sends=_alarms),
    },
    outputs={
        "endpoint": Output("aws_db_instance.this.address", "Host name clients connect to."),
        "port": Output("var.port", "Port the database listens on.", "number"),
        "database": Output("var.database", "Name of the first database."),
        "username": Output("var.username", "Name of the master user."),
        "master_secret_arn": Output(
            "aws_db_instance.this.master_user_secret[0].secret_arn",
            "ARN of the secret that RDS keeps the master user's name and password in.",
        ),
        "key_arn": Output("aws_kms_key.this.arn", "ARN of the KMS key of the data and the secret."),
        "iam_user": Output("var.iam_user", "Name of the database user that logs in with IAM."),
        "iam_user_arn": Output(
            "local.iam_user_arn",
            "What IAM calls the database user that logs in with it.",
        ),
        "identifier": Output("aws_db_instance.this.identifier", "Identifier of the instance."),
        "arn": Output("aws_db_instance.this.arn", "ARN of the instance."),
        "security_group_id": Output("aws_security_group.this.id", "ID of the security group of the database."),
    },
    accesses={
        "connect": Access(
            "Logs in as the master user, with the password read when the workload starts.",
            environment=_ADDRESS | {"USERNAME": "{username}"},
            secrets={"PASSWORD": "{master_secret_arn}:password::"},
            secret_statements=(
                Statement(("secretsmanager:GetSecretValue",), ("{master_secret_arn}",)),
                Statement(("kms:Decrypt",), ("{key_arn}",)),
            ),
        ),
        "iam": Access(
            "Logs in as the user in iam_user, with a token the workload signs.",
            statements=(Statement(("rds-db:connect",), ("{iam_user_arn}",)),),
            environment=_ADDRESS | {"USERNAME": "{iam_user}"},
        ),
    },
    security_group="security_group_id",
    port="port",
    stateful=("aws_db_instance.this", "aws_kms_key.this"),
    # Names of roles end at 64, "-monitoring" taken off.
    name_limit=53,
    check=_check,
)
