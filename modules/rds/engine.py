"""The engines as RDS runs them: their versions and logs, the names they keep for themselves, and their parameters."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from pydantic import ValidationInfo

from generator import component
from generator.component import Problem, closest, problem, shown, variable

Path = tuple[str, ...]


class Engine(NamedTuple):
    """What differs from one engine to the next: among it what is there when the blueprint does not say."""

    title: str
    version: str
    versions: str
    least: str
    example: str
    port: int
    logs: tuple[str, ...]
    kept: tuple[str, ...]
    tls: str


_MYSQL_LOGS = ("error", "general", "slowquery", "iam-db-auth-error")
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
ENGINES = {
    "postgres": Engine(
        "PostgreSQL",
        "17",
        r"(1[3-9]|[2-9][0-9])(\.[0-9]{1,2})?",
        " from 13 on",
        '"17" or "17.4"',
        5432,
        ("postgresql", "upgrade", "iam-db-auth-error"),
        ("postgresql", "upgrade"),
        "require",
    ),
    "mysql": Engine(
        "MySQL",
        "8.4",
        r"8\.[04](\.[0-9]{1,2})?",
        ", 8.0 or 8.4",
        '"8.4" or "8.4.5"',
        3306,
        _MYSQL_LOGS,
        ("error", "slowquery"),
        "REQUIRED",
    ),
    # Those that know IAM:
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.IamDatabaseAuthentication.html
    "mariadb": Engine(
        "MariaDB",
        "11.4",
        r"(10\.11|11\.4|11\.8)(\.[0-9]{1,2})?",
        ", 10.11, 11.4 or 11.8",
        '"11.4" or "10.11"',
        3306,
        _MYSQL_LOGS,
        ("error", "slowquery"),
        "REQUIRED",
    ),
}
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html
_WITHOUT_INSIGHTS = re.compile(r"db\.(t2|t3|t4g)\.(micro|small)")

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
    "require_secure_transport": "leave it out: every connection has TLS",
    "slow_query_log": "name slowquery in logs instead",
    "long_query_time": "set log_slower_than instead",
    "general_log": "name general in logs instead",
    "log_output": "leave it out: CloudWatch takes logs from files only",
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
# Those RDS calls static: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Parameters.html
_AT_START_MYSQL = (
    "back_log enforce_gtid_consistency gtid-mode innodb_buffer_pool_instances innodb_ft_cache_size "
    "innodb_ft_max_token_size innodb_ft_min_token_size innodb_log_file_size innodb_open_files innodb_purge_threads "
    "innodb_read_io_threads innodb_sort_buffer_size innodb_write_io_threads lower_case_table_names "
    "performance_schema skip_name_resolve table_open_cache_instances"
)
_RESERVED_MYSQL = "information_schema innodb mysql performance_schema sys"
_CLASS = r"db\.[a-z][a-z0-9-]*\.[a-z0-9]+"
DATABASE = "^[A-Za-z][A-Za-z0-9_]{0,62}$"
MASTER_USER = "^[A-Za-z][A-Za-z0-9_]{0,15}$"
IAM_USER = "^[a-z_][a-z0-9_]{0,62}$"
_FORMS = {
    "database": (DATABASE, "write up to 63 letters, digits and _, a letter first"),
    "username": (MASTER_USER, "write up to 16 letters, digits and _, a letter first"),
    "iam_user": (IAM_USER, "write up to 63 lower-case letters, digits and _, no digit first"),
}


def engine_of(info: ValidationInfo) -> Engine:
    """The engine a field is of; a name nobody knows is told of where it stands."""
    return ENGINES[info.data.get("engine", "postgres")]


def with_defaults(data: Any) -> Any:
    """What an engine besides the usual one makes of what the blueprint leaves out."""
    name = data.get("engine", "") if isinstance(data, dict) else ""
    if name not in ("mysql", "mariadb"):
        return data
    engine = ENGINES[name]
    return {"engine_version": engine.version, "port": engine.port, "logs": list(engine.kept)} | data


def check_version(version: str, info: ValidationInfo) -> str:
    """A major version or an exact one."""
    engine = engine_of(info)
    if not re.fullmatch(engine.versions, version):
        message = f"must be a version of {engine.title}{engine.least}, not {shown(version)}"
        raise problem(message, f"such as {engine.example}")
    return version


def check_instance_class(name: str) -> str:
    """The form is all that can be known: which sizes there are differs by Region and by year."""
    if not re.fullmatch(_CLASS, name):
        meant = f"db.{name.removeprefix('cache.')}"
        hint = f"did you mean {meant}?" if re.fullmatch(_CLASS, meant) else "such as db.t4g.medium or db.m7g.large"
        raise problem(f"{shown(name)} is not the name of an instance class", hint)
    return name


def check_form(value: object, info: ValidationInfo) -> object:
    """Says in words what the patterns say to Terraform."""
    pattern, hint = _FORMS[str(info.field_name)]
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        raise problem(f"cannot be {shown(value)}: RDS does not take it as a name", hint)
    return value


def check_name(name: str, info: ValidationInfo) -> str:
    """The name of a database or a user."""
    engine = engine_of(info)
    kept = _RESERVED if engine.title == "PostgreSQL" else f"{_RESERVED} {_RESERVED_MYSQL}"
    if name.lower() in kept.split():
        message = f"cannot be {shown(name)}: {engine.title} or RDS keeps that word for itself"
        raise problem(message, "choose another name")
    return name


def check_logs(logs: list[str], info: ValidationInfo) -> list[str]:
    """Logs the engine writes."""
    engine = engine_of(info)
    for log in logs:
        if log not in engine.logs:
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
    waiting = (_AT_START if engine == "postgres" else _AT_START_MYSQL).split()
    methods: Mapping[bool, Literal["immediate", "pending-reboot"]] = {False: "immediate", True: "pending-reboot"}
    return {
        name: Parameter(value=str(value), apply_method=methods[name in waiting]) for name, value in parameters.items()
    }


def check_parameters(parameters: Mapping[str, str | int]) -> Iterator[Problem]:
    """Those that the module sets itself."""
    for name in sorted(_OTHERWISE.keys() & parameters.keys()):
        message = f"parameters cannot hold {name}: the module sets it"
        yield Problem("", ("parameters", name), message, _OTHERWISE[name])


def check_upgrade(major: object, immediately: object) -> Iterator[Problem]:
    """Values that only the account tells may be anything."""
    if major is True and immediately is False:
        message = (
            "major_upgrades needs apply_immediately: otherwise the database keeps its version until the maintenance "
            "window, and the apply fails as it cannot delete the parameters of that version while they are in use"
        )
        yield Problem(
            "", ("major_upgrades",), message, "add apply_immediately: true, and apply when the database may be away"
        )


def check_engine(engine: str, classes: Mapping[Path, object], given: frozenset[str]) -> Iterator[Problem]:
    """What is there for one engine only; the classes are those of the database and of its replicas."""
    title = ENGINES[engine].title
    if engine == "postgres":
        return
    if "log_statements" in given:
        message = f"log_statements is for PostgreSQL, and the engine is {title}"
        yield Problem("", ("log_statements",), message, "name general in logs, which holds every statement")
    for path, name in classes.items():
        if isinstance(name, str) and _WITHOUT_INSIGHTS.fullmatch(name):
            message = f"{'.'.join(path)} {name} is too small: RDS has no insights for {title} there"
            yield Problem("", path, message, "take db.t4g.medium or larger")
