"""What a blueprint may say about a database, and what follows from it for Terraform."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, field_validator, model_validator

from generator import component
from generator.component import Days, Duration, Gigabytes, LogRetention, Place, Problem, derived, structure, variable
from generator.databases import (
    check_connections,
    check_insights,
    check_interval,
    check_reach,
    check_retention,
    check_zones,
    memory_of,
    retention_of,
)
from generator.windows import Windows, overlap

from .engine import (
    DATABASE,
    IAM_USER,
    MASTER_USER,
    Parameter,
    Path,
    check_engine,
    check_form,
    check_instance_class,
    check_logs,
    check_name,
    check_parameter,
    check_parameters,
    check_upgrade,
    check_version,
    parameters_of,
    with_defaults,
)
from .replicas import Key, Replica, check_together
from .storage import BASELINE_IOPS, LARGEST, check_growth, check_speed, limit_of

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
_WINDOWS = Windows("RDS", 30)


class Inputs(component.Inputs):
    engine: Literal["postgres", "mysql", "mariadb"] = structure("postgres", "Engine of the database.")
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
    replicas: dict[Key, Replica] = structure({}, "Copies to read from, by name.", max_length=15)
    proxy: bool = structure(False, "Put an RDS Proxy before the database, which keeps and shares connections.")
    blue_green_update: bool = structure(False, "Make changes to a copy first, which then takes the database's place.")
    database: Annotated[str, AfterValidator(check_name)] = variable(
        "app", "Name of the first database.", pattern=DATABASE
    )
    username: Annotated[str, AfterValidator(check_name)] = variable(
        "dbadmin", "Name of the master user.", pattern=MASTER_USER
    )
    password_rotation: Days = variable(90, "Days after which the master password is changed.", ge=1, le=1000)
    password_version: int = structure(
        1, "Raise it to change the master password where RDS does not manage it.", ge=1, le=1000000
    )
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
    logs: Annotated[
        list[Literal["postgresql", "upgrade", "error", "general", "slowquery", "iam-db-auth-error"]],
        AfterValidator(check_logs),
    ] = variable(["postgresql", "upgrade"], "Logs kept in CloudWatch.", min_length=1)
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

    @model_validator(mode="before")
    @classmethod
    def _of_the_engine(cls, data: Any) -> Any:
        return with_defaults(data)

    @property
    def has_managed_password(self) -> bool:
        """Whether RDS makes the password: it does not where there are copies of the database."""
        # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
        return not self.replicas and not self.blue_green_update

    @property
    def has_more_logs(self) -> bool:
        """Whether there are log groups of others than the database."""
        return bool(self.replicas) or self.proxy

    @property
    def family(self) -> str:
        """What the proxy calls the engine."""
        return "POSTGRESQL" if self.engine == "postgres" else "MYSQL"

    @derived("GiB of storage to begin with.")
    def allocated_storage(self, _place: Place) -> int:
        return self.storage

    @derived("GiB up to which the storage grows by itself.")
    def max_allocated_storage(self, _place: Place) -> int:
        return limit_of(self.storage, self.max_storage)

    @derived("Further parameters of the engine, by name, and when they take effect.")
    def settings(self, _place: Place) -> dict[str, Parameter]:
        return parameters_of(self.engine, self.parameters)

    @derived("Days the history of the load is kept.")
    def insights_retention_days(self, _place: Place) -> int:
        return retention_of(self.insights, self.insights_retention)

    @derived("Read replicas by name.")
    def replica_instances(self, _place: Place) -> dict[str, Replica] | None:
        return dict(self.replicas) or None

    @derived("Version of the master password; a higher one changes it.")
    def master_version(self, _place: Place) -> int | None:
        return None if self.has_managed_password else self.password_version


def check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    """Everything that is wrong with them together."""
    classes: dict[Path, object] = {("instance_class",): inputs.instance_class}
    classes |= {("replicas", name, "instance_class"): item.instance_class for name, item in inputs.replicas.items()}
    yield from check_engine(inputs.engine, classes, frozenset(inputs.model_fields_set))
    if inputs.engine == "mysql" and isinstance(inputs.iam_user, str) and len(inputs.iam_user) > 32:
        message = f"iam_user has {len(inputs.iam_user)} characters, and users of MySQL have 32 at most"
        yield Problem("", ("iam_user",), message, "choose a shorter name")
    yield from check_together(inputs)
    if not inputs.proxy and "max_connections" not in inputs.parameters:
        yield from check_connections(place, inputs.engine, memory_of(inputs.instance_class), ("instance_class",))
    yield from check_reach(place)
    if not inputs.multi_az:
        yield from check_zones(place, ("multi_az",), "write multi_az: true")
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
