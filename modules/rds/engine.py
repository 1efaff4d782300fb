"""PostgreSQL as RDS runs it: its versions, the names it keeps for itself, and its parameters."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import ValidationInfo

from generator import component
from generator.component import Problem, problem, shown, variable

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
_CLASS = r"db\.[a-z][a-z0-9-]*\.[a-z0-9]+"
DATABASE = "^[A-Za-z][A-Za-z0-9_]{0,62}$"
MASTER_USER = "^[A-Za-z][A-Za-z0-9_]{0,15}$"
IAM_USER = "^[a-z_][a-z0-9_]{0,62}$"
_FORMS = {
    "database": (DATABASE, "write up to 63 letters, digits and _, a letter first"),
    "username": (MASTER_USER, "write up to 16 letters, digits and _, a letter first"),
    "iam_user": (IAM_USER, "write up to 63 lower-case letters, digits and _, no digit first"),
}


def check_version(version: str) -> str:
    """A major version or an exact one."""
    if not re.fullmatch(r"[0-9]{2}(\.[0-9]{1,2})?", version) or int(version[:2]) < 13:
        raise problem(f"must be a version of PostgreSQL from 13 on, not {shown(version)}", 'such as "17" or "17.4"')
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


def check_name(name: str) -> str:
    """The name of a database or a user."""
    if name.lower() in _RESERVED.split():
        raise problem(f"cannot be {shown(name)}: PostgreSQL or RDS keeps that word for itself", "choose another name")
    return name


def check_parameter(value: object) -> object:
    """Says once what a choice of types would say for each of them."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise problem(f"must be text or a whole number, not {shown(value)}", "write the value itself, text in quotes")
    return value


class Parameter(component.Inputs):
    """A setting of the engine, and whether it waits for the next start."""

    value: str = variable(..., "The value.")
    apply_method: Literal["immediate", "pending-reboot"] = variable(..., "When it takes effect.")


def parameters_of(parameters: Mapping[str, str | int]) -> dict[str, Parameter]:
    """The parameters as RDS takes them."""
    methods: Mapping[bool, Literal["immediate", "pending-reboot"]] = {False: "immediate", True: "pending-reboot"}
    return {
        name: Parameter(value=str(value), apply_method=methods[name in _AT_START.split()])
        for name, value in parameters.items()
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
