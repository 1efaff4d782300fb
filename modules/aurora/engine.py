"""Aurora's engines: their versions, the names and logs they know, and their parameters."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from pydantic import ValidationInfo

from generator import component
from generator.component import Problem, closest, problem, shown, variable


class Engine(NamedTuple):
    """What differs from one engine to the other: among it what is there when the blueprint does not say."""

    title: str
    version: str
    versions: str
    example: str
    port: int
    logs: tuple[str, ...]
    kept: tuple[str, ...]
    scheme: str
    tls: str


# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
ENGINES = {
    "aurora-postgresql": Engine(
        "Aurora PostgreSQL",
        "17",
        r"(1[3-9]|[2-9][0-9])(\.[0-9]{1,2})?",
        '"17" or "17.5"',
        5432,
        ("postgresql", "iam-db-auth-error"),
        ("postgresql",),
        "postgresql",
        "require",
    ),
    "aurora-mysql": Engine(
        "Aurora MySQL",
        "8.0",
        r"8\.[0-9](\.mysql_aurora\.[0-9]{1,2}(\.[0-9]{1,2}){1,2})?",
        '"8.0" or "8.0.mysql_aurora.3.10.0"',
        3306,
        ("audit", "error", "general", "slowquery", "iam-db-auth-error"),
        ("audit", "error", "slowquery"),
        "mysql",
        "REQUIRED",
    ),
}
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html
_PAUSES = {"13": 15, "14": 12, "15": 7, "16": 3}
_PAUSES_MYSQL = (3, 8)

# https://www.postgresql.org/docs/17/sql-keywords-appendix.html, and names RDS keeps for itself.
_RESERVED = (
    "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create "
    "current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc "
    "distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral "
    "leading limit localtime localtimestamp not null offset on only or order placing primary references returning "
    "select session_user some symmetric system_user table then to trailing true union unique user using variadic when "
    "where window with admin db mysql rdsadmin sys template0 template1"
)
_OTHERWISE = {
    "aurora-postgresql": {
        "rds.force_ssl": "leave it out: every connection has TLS",
        "log_statement": "set log_statements instead",
        "log_min_duration_statement": "set log_slower_than instead",
    },
    "aurora-mysql": {
        "require_secure_transport": "leave it out: every connection has TLS",
        "slow_query_log": "name slowquery in logs instead",
        "long_query_time": "set log_slower_than instead",
        "general_log": "name general in logs instead",
        "server_audit_logging": "name audit in logs instead",
        "server_audit_events": "set audit_events instead",
        "log_output": "leave it out: CloudWatch takes logs from files only",
    },
}
# Those the engines read only when they start: select name from pg_settings where context = 'postmaster', and what RDS
# lists as static.
_AT_START = (
    "autovacuum_freeze_max_age autovacuum_max_workers autovacuum_multixact_freeze_max_age cron.database_name "
    "huge_pages max_connections max_files_per_process max_locks_per_transaction max_logical_replication_workers "
    "max_pred_locks_per_transaction max_prepared_transactions max_replication_slots max_wal_senders "
    "max_worker_processes rds.logical_replication shared_buffers shared_preload_libraries track_activity_query_size "
    "track_commit_timestamp wal_buffers binlog_format character_set_client_handshake gtid-mode "
    "enforce_gtid_consistency innodb_buffer_pool_instances innodb_log_buffer_size lower_case_table_names "
    "performance_schema skip-character-set-client-handshake table_open_cache_instances"
)
_AT_START_MYSQL = "max_connections"
_CLASS = r"db\.[a-z][a-z0-9-]*\.[a-z0-9]+"
DATABASE = "^[A-Za-z][A-Za-z0-9_]{0,62}$"
MASTER_USER = "^[A-Za-z][A-Za-z0-9_]{0,15}$"
IAM_USER = "^[a-z_][a-z0-9_]{0,31}$"
_FORMS = {
    "database": (DATABASE, "write up to 63 letters, digits and _, a letter first"),
    "username": (MASTER_USER, "write up to 16 letters, digits and _, a letter first"),
    "iam_user": (IAM_USER, "write up to 32 lower-case letters, digits and _, no digit first"),
}


def with_defaults(data: Any) -> Any:
    """What the engine makes of what the blueprint leaves out."""
    engine = ENGINES.get(data.get("engine", "")) if isinstance(data, dict) else None
    if not engine:
        return data
    return {"engine_version": engine.version, "port": engine.port, "logs": list(engine.kept)} | data


def check_version(version: str, info: ValidationInfo) -> str:
    """A major version or an exact one."""
    engine = ENGINES.get(info.data.get("engine", ""))
    if engine and not re.fullmatch(engine.versions, version):
        raise problem(f"must be a version of {engine.title}, not {shown(version)}", f"such as {engine.example}")
    return version


def pauses(engine: str, version: object) -> bool:
    """Whether Aurora can pause this version; a major one is taken to be its newest, and references may be anything."""
    numbers = re.findall("[0-9]+", version) if isinstance(version, str) else []
    if engine == "aurora-mysql":
        return len(numbers) < 4 or (int(numbers[2]), int(numbers[3])) >= _PAUSES_MYSQL
    return len(numbers) < 2 or int(numbers[1]) >= _PAUSES.get(numbers[0], 0)


def check_instance_class(name: str | None) -> str | None:
    """The form is all that can be known: which sizes there are differs by Region and by year."""
    if name == "db.serverless":
        raise problem("cannot be db.serverless: that is what a cluster with capacity has", "write capacity instead")
    if name is not None and not re.fullmatch(_CLASS, name):
        meant = f"db.{name.removeprefix('cache.')}"
        hint = f"did you mean {meant}?" if re.fullmatch(_CLASS, meant) else "such as db.r7g.large or db.t4g.medium"
        raise problem(f"{shown(name)} is not the name of an instance class", hint)
    return name


def check_form(value: object, info: ValidationInfo) -> object:
    """Says in words what the patterns say to Terraform."""
    pattern, hint = _FORMS[str(info.field_name)]
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        raise problem(f"cannot be {shown(value)}: Aurora does not take it as a name", hint)
    return value


def check_name(name: str) -> str:
    """The name of a database or a user."""
    if name.lower() in _RESERVED.split():
        message = f"cannot be {shown(name)}: the engine or Aurora keeps that word for itself"
        raise problem(message, "choose another name")
    return name


def check_logs(logs: list[str], info: ValidationInfo) -> list[str]:
    """Logs the engine writes."""
    engine = ENGINES.get(info.data.get("engine", ""))
    for log in logs:
        if engine and log not in engine.logs:
            raise problem(f"cannot name {log}: {engine.title} has no such log", closest(log, engine.logs, "logs"))
    return logs


def check_parameter(value: object) -> object:
    """Says once what a choice of types would say for each of them."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise problem(f"must be text or a whole number, not {shown(value)}", "write the value itself, text in quotes")
    return value


class Parameter(component.Inputs):
    """A setting of the engine, and whether it waits for the next start."""

    value: str = variable(..., "The value.")
    apply_method: Literal["immediate", "pending-reboot"] = variable(..., "When it takes effect.")


def parameters_of(engine: str, parameters: Mapping[str, str | int]) -> dict[str, Parameter]:
    """The parameters as RDS takes them."""
    methods: Mapping[bool, Literal["immediate", "pending-reboot"]] = {False: "immediate", True: "pending-reboot"}
    waiting = {*_AT_START.split()} - ({_AT_START_MYSQL} if engine == "aurora-mysql" else set())
    return {
        name: Parameter(value=str(value), apply_method=methods[name in waiting]) for name, value in parameters.items()
    }


def check_parameters(engine: str, field: str, parameters: Mapping[str, str | int]) -> Iterator[Problem]:
    """Those that the module sets itself."""
    for name in sorted(_OTHERWISE[engine].keys() & parameters.keys()):
        message = f"{field} cannot hold {name}: the module sets it"
        yield Problem("", (field, name), message, _OTHERWISE[engine][name])


def check_upgrade(major: object, immediately: object) -> Iterator[Problem]:
    """Values that only the account tells may be anything."""
    if major is True and immediately is False:
        message = (
            "major_upgrades needs apply_immediately: otherwise the cluster keeps its version until the maintenance "
            "window, and the apply fails as it cannot delete the parameters of that version while they are in use"
        )
        yield Problem(
            "", ("major_upgrades",), message, "add apply_immediately: true, and apply when the database may be away"
        )
