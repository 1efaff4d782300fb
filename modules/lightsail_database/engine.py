"""The engines as Lightsail runs them: their versions, the plans, and the names they take."""

import re
from collections.abc import Iterator, Mapping

from pydantic import ValidationInfo

from generator.component import Problem, problem, shown

_VERSIONS = {"postgres": r"[1-9][0-9]", "mysql": r"[5-9]\.[0-9]"}
_EXAMPLES = {"postgres": '"16"', "mysql": '"8.0"'}
# The oldest version that is taken, what its makers call it, when they gave up the one before it, and where they say so.
_ENDED = {
    "postgres": (14.0, "PostgreSQL", "2025-11-13", "https://endoflife.date/postgresql"),
    "mysql": (8.0, "MySQL", "2023-10-31", "https://endoflife.date/mysql"),
}
# https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lightsail_database
_BUNDLE = re.compile(r"(micro|small|medium|large)_[1-9]_[0-9]")
_HIGH_AVAILABILITY = re.compile(r"([a-z]+)_ha_([1-9]_[0-9])")
# https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateRelationalDatabase.html
_LONGEST = {
    "postgres": {"database": 63, "username": 63},
    "mysql": {"database": 64, "username": 16},
}
_FORM = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_RESERVED = (
    "admin all and any as asc between by case check collate column constraint create cross current_user database "
    "default delete desc distinct drop else end exists false for foreign from grant group having in index insert "
    "into is join key left like limit not null on or order primary public rdsadmin references root select set "
    "table then to true union unique update user using values when where with"
)


def check_version(version: str, info: ValidationInfo) -> str:
    """A version of the engine that somebody still mends."""
    engine = info.data.get("engine", "postgres")
    listed = "aws lightsail get-relational-database-blueprints shows those there are"
    if not re.fullmatch(_VERSIONS[engine], version):
        raise problem(
            f"must be a version of {engine} as Lightsail counts them, not {shown(version)}",
            f"such as {_EXAMPLES[engine]}; {listed}",
        )
    first, name, date, source = _ENDED[engine]
    if float(version) < first:
        message = f"cannot be {version}: the last version of {name} before {first:g} ended on {date} ({source})"
        raise problem(message, f"write a newer one, such as {_EXAMPLES[engine]}; {listed}")
    return version


def check_bundle(bundle: str) -> str:
    """A plan; the standby is asked for by name, not by the plan."""
    if found := _HIGH_AVAILABILITY.fullmatch(bundle):
        message = f"cannot be {shown(bundle)}: whether there is a standby is said by multi_az"
        raise problem(message, f"write bundle: {found[1]}_{found[2]} and multi_az: true")
    if not _BUNDLE.fullmatch(bundle):
        message = f"{shown(bundle)} is not the name of a plan for databases"
        raise problem(message, "such as micro_2_0, small_2_0, medium_2_0 or large_2_0")
    return bundle


def bundle_id(bundle: str, *, multi_az: bool) -> str:
    """The plan as Lightsail names it: small_2_0, or small_ha_2_0 with a standby."""
    return bundle.replace("_", "_ha_", 1) if multi_az else bundle


def check_names(engine: str, names: Mapping[str, object]) -> Iterator[Problem]:
    """The names of the first database and of the master user."""
    for field, name in names.items():
        longest = _LONGEST[engine][field]
        if not isinstance(name, str):
            continue
        if not _FORM.fullmatch(name) or len(name) > longest:
            message = f"{field} cannot be {shown(name)}: Lightsail does not take it as a name"
            yield Problem("", (field,), message, f"write up to {longest} letters, digits and _, a letter first")
        elif name.lower() in _RESERVED.split():
            message = f"{field} cannot be {shown(name)}: the engine keeps that word for itself"
            yield Problem("", (field,), message, "choose another name")
