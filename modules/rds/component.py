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
`major_upgrades` and `apply_immediately` to true as well: the parameters of the old version can only go when the upgrade
is over, so it begins with the apply, and the database is away for some minutes. To start from a snapshot, add
`overrides: {aws_db_instance.this: {snapshot_identifier: ...}}` before the first apply, with the `database` and
`username` the snapshot was taken with.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, field_validator

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
    Stateful,
    Statement,
    derived,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, NETWORK, Alarm
from generator.windows import Windows, overlap

from .engine import (
    DATABASE,
    IAM_USER,
    MASTER_USER,
    Parameter,
    check_form,
    check_instance_class,
    check_name,
    check_parameter,
    check_parameters,
    check_upgrade,
    check_version,
    parameters_of,
)
from .monitoring import alarms, check_insights, check_interval, check_retention, retention_of
from .storage import BASELINE_IOPS, LARGEST, check_growth, check_speed, limit_of

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
_WINDOWS = Windows("RDS", 30)


class Inputs(component.Inputs):
    engine: Literal["postgres"] = structure("postgres", "Engine of the database.")
    engine_version: Annotated[str, AfterValidator(check_version)] = variable("17", "Major version, or an exact one.")
    instance_class: Annotated[str, AfterValidator(check_instance_class)] = variable(
        "db.t4g.medium", "Size of the instance."
    )
    storage: Gigabytes = structure(20, "Storage to begin with.", ge=20, le=LARGEST)
    max_storage: Gigabytes | None = structure(
        None, "Size up to which the storage grows by itself; five times storage when left out.", le=LARGEST
    )
    iops: int | None = variable(None, "Operations per second, from 400 GB on.", ge=BASELINE_IOPS, le=64000)
    throughput: int | None = variable(None, "MiB per second, from 400 GB on.", ge=500, le=4000)
    multi_az: bool = structure(True, "Keep a standby in another Availability Zone.")
    database: Annotated[str, AfterValidator(check_name)] = variable(
        "app", "Name of the first database.", pattern=DATABASE
    )
    username: Annotated[str, AfterValidator(check_name)] = variable(
        "dbadmin", "Name of the master user.", pattern=MASTER_USER
    )
    password_rotation: Days = variable(90, "Days after which the master password is changed.", ge=1, le=1000)
    iam_user: Annotated[str, AfterValidator(check_name)] = variable(
        "app", "Name of the database user that workloads log in as with IAM.", pattern=IAM_USER
    )
    port: int = variable(5432, "Port the database listens on.", ge=1150, le=65535)
    certificate_authority: Literal["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"] = variable(
        "rds-ca-rsa2048-g1", "Authority that signs the certificate of the database."
    )
    backup_retention: Days = variable(7, "Days one can go back to any second of.", ge=1, le=35)
    backup_window: Annotated[str, AfterValidator(_WINDOWS.check_daily)] = variable(
        "03:00-04:00", "When the daily backup is made, in UTC."
    )
    final_snapshot: bool = variable(True, "Take a last snapshot when the database is deleted.")
    deletion_protection: bool = structure(True, "Refuse to delete the database.")
    maintenance_window: Annotated[str, AfterValidator(_WINDOWS.check_weekly)] = variable(
        "sun:05:00-sun:06:00", "When AWS may patch and restart the database, in UTC."
    )
    minor_upgrades: bool = variable(True, "Let AWS make minor upgrades in the maintenance window.")
    major_upgrades: bool = variable(False, "Allow engine_version to name another major version.")
    apply_immediately: bool = variable(False, "Make changes at once instead of in the maintenance window.")
    parameters: dict[str, Annotated[str | int, BeforeValidator(check_parameter)]] = structure(
        {}, "Further parameters of the engine, by name."
    )
    log_statements: Literal["none", "ddl", "mod", "all"] = variable("ddl", "Statements written to the log.")
    log_slower_than: Duration = variable(1, "Seconds from which a statement is logged as slow.")
    logs: list[Literal["postgresql", "upgrade", "iam-db-auth-error"]] = variable(
        ["postgresql", "upgrade"], "Logs kept in CloudWatch.", min_length=1
    )
    log_retention: LogRetention = variable(365, "Days the logs are kept.")
    monitoring_interval: Annotated[Duration, AfterValidator(check_interval)] = variable(
        60, "Seconds between two reports of the load of the host."
    )
    insights: Literal["standard", "advanced"] = structure(
        "standard", "Database Insights; advanced costs extra and adds execution plans, locks and 15 months of history."
    )
    insights_retention: Annotated[Days | None, AfterValidator(check_retention)] = structure(
        None, "Days the history of the load is kept; when left out 7d, which is free, or 465d for advanced insights."
    )

    _forms = field_validator("database", "username", "iam_user", mode="before")(check_form)

    @derived("GiB of storage to begin with.")
    def allocated_storage(self, _place: Place) -> int:
        return self.storage

    @derived("GiB up to which the storage grows by itself.")
    def max_allocated_storage(self, _place: Place) -> int:
        return limit_of(self.storage, self.max_storage)

    @derived("Further parameters of the engine, by name, and when they take effect.")
    def settings(self, _place: Place) -> dict[str, Parameter]:
        return parameters_of(self.parameters)

    @derived("Days the history of the load is kept.")
    def insights_retention_days(self, _place: Place) -> int:
        return retention_of(self.insights, self.insights_retention)


def _check(inputs: Inputs, _place: Place) -> Iterator[Problem]:
    yield from check_growth(inputs.storage, inputs.max_storage)
    yield from check_speed(inputs.storage, inputs.iops, inputs.throughput)
    yield from check_parameters(inputs.parameters)
    yield from check_insights(inputs.insights, inputs.insights_retention)
    yield from check_upgrade(inputs.major_upgrades, inputs.apply_immediately)
    windows = inputs.backup_window, inputs.maintenance_window
    if all(isinstance(window, str) for window in windows) and overlap(*windows):
        moved = "maintenance_window" if "maintenance_window" in inputs.model_fields_set else "backup_window"
        message = f"maintenance_window {windows[1]} overlaps backup_window {windows[0]}, which RDS refuses"
        yield Problem("", (moved,), message, "move one of them")
    if inputs.iam_user == inputs.username:
        message = f"iam_user is the master user {inputs.username}, which could no longer log in with its password"
        yield Problem("", ("iam_user",), message, "choose another name")


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    return alarms(inputs.storage)


_ADDRESS = {"HOST": "{endpoint}", "PORT": "{port}", "NAME": "{database}", "SSLMODE": "require"}


def _fixed(inputs: Inputs, _place: Place) -> Mapping[str, object]:
    """https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/rds/instance.go"""
    return {"engine": inputs.engine, "database": inputs.database, "username": inputs.username}


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
    stateful=(Stateful("aws_db_instance.this", _fixed), Stateful("aws_kms_key.this")),
    protections={"deletion_protection": True, "final_snapshot": True},
    remedies={
        "CKV_AWS_133": "backup_retention: 7d",
        "CKV_AWS_157": "multi_az: true",
        "CKV_AWS_226": "minor_upgrades: true",
        "CKV_AWS_293": "deletion_protection: true",
        "CKV_AWS_338": "log_retention: 365d",
    },
    # Names of roles end at 64, "-monitoring" taken off.
    name_limit=53,
    check=_check,
)
