"""What a blueprint may say about a cluster, and what follows from it for Terraform."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, field_validator, model_validator

from generator import component
from generator.component import Days, Duration, LogRetention, Place, Text, derived, structure, variable
from generator.databases import check_interval, check_retention, retention_of
from generator.windows import Windows

from .capacity import MOST_READERS, Capacity, ReaderScaling, tiers_of
from .engine import (
    DATABASE,
    IAM_USER,
    MASTER_USER,
    Parameter,
    check_form,
    check_instance_class,
    check_logs,
    check_name,
    check_parameter,
    check_version,
    parameters_of,
    with_defaults,
)

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
_WINDOWS = Windows("Aurora", 30)
_PAUSE = 300


class GlobalDatabase(component.Inputs):
    """The part a cluster has in a global database."""

    role: Literal["primary", "secondary"] = structure("primary", "Whether it makes the global database or joins it.")
    identifier: Text | None = variable(None, "Identifier of the global database that a secondary joins.")


AuditEvent = Literal["CONNECT", "QUERY", "QUERY_DCL", "QUERY_DDL", "QUERY_DML", "TABLE"]
_Parameters = dict[str, Annotated[str | int, BeforeValidator(check_parameter)]]


class Inputs(component.Inputs):
    engine: Literal["aurora-postgresql", "aurora-mysql"] = structure("aurora-postgresql", "Engine of the database.")
    engine_version: Annotated[str, AfterValidator(check_version)] = variable(
        "17", "Major version, or an exact one; 8.0 for aurora-mysql when left out."
    )
    capacity: Capacity | None = structure(
        None, "Capacity of each serverless instance; from 0.5 to 8 units when instance_class is left out too."
    )
    instance_class: Annotated[str | None, AfterValidator(check_instance_class)] = structure(
        None, "Size of the instances of a provisioned cluster, in place of capacity."
    )
    readers: int = structure(1, "Readers besides the writer, in other Availability Zones.", ge=0, le=MOST_READERS)
    reader_scaling: ReaderScaling | None = structure(None, "Further readers by load, in a provisioned cluster.")
    storage: Literal["standard", "io-optimized"] = structure("standard", "How reads and writes are charged.")
    global_database: GlobalDatabase | None = structure(None, "Its part in a global database over several Regions.")
    database: Annotated[str, AfterValidator(check_name)] = variable(
        "app", "Name of the first database.", pattern=DATABASE
    )
    username: Annotated[str, AfterValidator(check_name)] = variable(
        "dbadmin", "Name of the master user.", pattern=MASTER_USER
    )
    password_rotation: Days = structure(
        90, "Days after which the master password is changed, where RDS manages it.", ge=1, le=1000
    )
    password_version: int = structure(
        1, "Raise it to change the master password of a global database.", ge=1, le=1000000
    )
    iam_user: Annotated[str, AfterValidator(check_name)] = variable(
        "app", "Name of the database user that workloads log in as with IAM.", pattern=IAM_USER
    )
    port: int = variable(5432, "Port the database listens on; 3306 for aurora-mysql when left out.", ge=1150, le=65535)
    certificate_authority: Literal["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"] = variable(
        "rds-ca-rsa2048-g1", "Authority that signs the certificates of the instances."
    )
    backup_retention: Days = variable(7, "Days one can go back to any second of.", ge=1, le=35)
    backup_window: Annotated[str, AfterValidator(_WINDOWS.check_daily)] = variable(
        "03:00-04:00", "When the daily backup is made, in UTC."
    )
    backtrack: Duration | None = structure(
        None, "Time that aurora-mysql can be wound back in place, in seconds.", ge=3600, le=259200
    )
    final_snapshot: bool = variable(True, "Take a last snapshot when the cluster is deleted.")
    deletion_protection: bool = structure(True, "Refuse to delete the cluster.")
    maintenance_window: Annotated[str, AfterValidator(_WINDOWS.check_weekly)] = variable(
        "sun:05:00-sun:06:00", "When AWS may patch and restart instances, in UTC."
    )
    minor_upgrades: bool = variable(True, "Let AWS make minor upgrades in the maintenance window.")
    major_upgrades: bool = variable(False, "Allow engine_version to name another major version.")
    apply_immediately: bool = variable(False, "Make changes at once instead of in the maintenance window.")
    parameters: _Parameters = structure({}, "Further parameters of the cluster, by name.")
    instance_parameters: _Parameters = structure({}, "Parameters of the instances, by name.")
    log_statements: Literal["none", "ddl", "mod", "all"] = structure(
        "ddl", "Statements that aurora-postgresql writes to its log."
    )
    audit_events: list[Literal["CONNECT", "QUERY", "QUERY_DCL", "QUERY_DDL", "QUERY_DML", "TABLE"]] = structure(
        ["CONNECT", "QUERY_DCL", "QUERY_DDL"], "Events that aurora-mysql writes to its audit log.", min_length=1
    )
    log_slower_than: Duration = variable(1, "Seconds from which a statement is logged as slow.")
    logs: Annotated[
        list[Literal["postgresql", "audit", "error", "general", "slowquery", "iam-db-auth-error"]],
        AfterValidator(check_logs),
    ] = variable(
        ["postgresql"],
        "Logs kept in CloudWatch; audit, error and slowquery of aurora-mysql when left out.",
        known=True,
        min_length=1,
    )
    log_retention: LogRetention = variable(365, "Days the logs are kept.")
    monitoring_interval: Annotated[Duration, AfterValidator(check_interval)] = variable(
        60, "Seconds between two reports of the load of the hosts."
    )
    insights: Literal["standard", "advanced"] = structure(
        "standard", "Database Insights; advanced costs extra and adds execution plans, locks and 15 months of history."
    )
    insights_retention: Annotated[Days | None, AfterValidator(check_retention)] = structure(
        None, "Days the history of the load is kept; when left out 7d, which is free, or 465d for advanced insights."
    )

    _forms = field_validator("database", "username", "iam_user", mode="before")(check_form)

    @model_validator(mode="before")
    @classmethod
    def _of_the_engine(cls, data: Any) -> Any:
        return with_defaults(data)

    @property
    def is_serverless(self) -> bool:
        """Whether instances grow and shrink by themselves."""
        return self.instance_class is None

    @property
    def range(self) -> Capacity:
        """Its capacity, if it is serverless."""
        return self.capacity or Capacity()

    @property
    def pauses(self) -> bool:
        """Whether it stops when nobody is connected."""
        return self.is_serverless and self.range.min == 0

    @property
    def is_global(self) -> bool:
        """Whether it is part of a global database."""
        return self.global_database is not None

    @property
    def is_secondary(self) -> bool:
        """Whether it follows a primary in another Region."""
        return self.global_database is not None and self.global_database.role == "secondary"

    @property
    def has_managed_password(self) -> bool:
        """Whether RDS makes the password, which it does not in a global database."""
        return not self.is_global

    @property
    def audits(self) -> bool:
        """Whether there is an audit log, or an engine that has none."""
        return self.engine != "aurora-mysql" or "audit" in self.logs

    @property
    def logs_slow_queries(self) -> str:
        """As the engine says it."""
        return "1" if "slowquery" in self.logs else "0"

    @property
    def logs_everything(self) -> str:
        """As the engine says it."""
        return "1" if "general" in self.logs else "0"

    @property
    def reader_metric(self) -> str:
        """What the number of readers follows."""
        by_cpu = self.reader_scaling is not None and self.reader_scaling.cpu is not None
        return "RDSReaderAverageCPUUtilization" if by_cpu else "RDSReaderAverageDatabaseConnections"

    @derived("Instances by letter, with the order they take over in, 0 first.")
    def instances(self, _place: Place) -> dict[str, int]:
        return tiers_of(self.readers, serverless=self.is_serverless)

    @derived("Size of the instances.")
    def size(self, _place: Place) -> str | None:
        return self.instance_class

    @derived("Least capacity units of an instance.")
    def capacity_min(self, _place: Place) -> float | None:
        return self.range.min if self.is_serverless else None

    @derived("Most capacity units of an instance.")
    def capacity_max(self, _place: Place) -> float | None:
        return self.range.max if self.is_serverless else None

    @derived("Time without connections after which the cluster pauses, in seconds.")
    def pause_after(self, _place: Place) -> int | None:
        return (self.range.pause_after or _PAUSE) if self.pauses else None

    @derived("Readers that are always there.")
    def least_readers(self, _place: Place) -> int | None:
        return self.readers if self.reader_scaling else None

    @derived("Most readers.")
    def most_readers(self, _place: Place) -> int | None:
        return self.reader_scaling.max if self.reader_scaling else None

    @derived("CPU of the readers in percent, or connections to each, that are aimed at.")
    def reader_target(self, _place: Place) -> int | None:
        return (self.reader_scaling.cpu or self.reader_scaling.connections) if self.reader_scaling else None

    @derived("Wait after adding readers before adding more, in seconds.")
    def scale_out_cooldown(self, _place: Place) -> int | None:
        return self.reader_scaling.out_cooldown if self.reader_scaling else None

    @derived("Wait after removing readers before removing more, in seconds.")
    def scale_in_cooldown(self, _place: Place) -> int | None:
        return self.reader_scaling.in_cooldown if self.reader_scaling else None

    @derived("Identifier of the global database it joins.")
    def global_identifier(self, _place: Place) -> Text | None:
        return self.global_database.identifier if self.global_database and self.is_secondary else None

    @derived("Days after which the master password is changed.")
    def rotation_days(self, _place: Place) -> int | None:
        return self.password_rotation if self.has_managed_password else None

    @derived("Version of the master password; a higher one changes it.")
    def master_version(self, _place: Place) -> int | None:
        return self.password_version if self.is_global and not self.is_secondary else None

    @derived("Time the cluster can be wound back in place, in seconds.")
    def backtrack_window(self, _place: Place) -> int | None:
        return self.backtrack

    @derived("Further parameters of the cluster, by name, and when they take effect.")
    def settings(self, _place: Place) -> dict[str, Parameter]:
        return parameters_of(self.engine, self.parameters)

    @derived("Parameters of the instances, by name, and when they take effect.")
    def instance_settings(self, _place: Place) -> dict[str, Parameter]:
        return parameters_of(self.engine, self.instance_parameters)

    @derived("Statements written to the log.")
    def logged_statements(self, _place: Place) -> str | None:
        return self.log_statements if self.engine == "aurora-postgresql" else None

    @derived("Events written to the audit log.")
    def audited(self, _place: Place) -> list[str] | None:
        return list(self.audit_events) if self.engine == "aurora-mysql" else None

    @derived("Days the history of the load is kept.")
    def insights_retention_days(self, _place: Place) -> int:
        return retention_of(self.insights, self.insights_retention)
