"""A managed PostgreSQL or MySQL database of Lightsail, with a standby in another zone, reached from Lightsail only.

Instances and container services of the same account and Region connect to `${db.endpoint}` at `${db.port}`; nothing
else does, unless `public` opens it to the internet. It is backed up every day, one can go back to any second of the
last seven, and a last snapshot is taken when it is deleted. `multi_az: false` does without the standby, for
development. The plan (`bundle`), the version, the names and the standby cannot be changed afterwards: a change makes a
new, empty database, which tfgen stops. Lightsail itself can: restore a snapshot to a larger plan.

**The master password stands in the Terraform state.** Lightsail takes it as a plain argument, with no place for a
secret and no write-only argument, so it comes from a sensitive variable of the root and from nowhere else:

    variables:
      db_password: {description: "First password of the database.", sensitive: true}
    components:
      db: {module: lightsail_database, engine: postgres, engine_version: "16", password: "${var.db_password}"}

Hand it over as TF_VAR_db_password, and rotate it as soon as the database is there. From then on what stands in the
state opens nothing, Lightsail keeps the new one, and Terraform leaves it alone:

    aws lightsail update-relational-database --relational-database-name NAME --rotate-master-user-password
    aws lightsail get-relational-database-master-user-password --relational-database-name NAME

`NAME` is the output `database_name`. Where the password must never be in a state, take an `rds`, which keeps it in
Secrets Manager. What runs on ECS or Beanstalk is in a VPC of its own and reaches an `rds`, not this.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, field_validator

from generator import component
from generator.component import Module, Output, Place, Problem, Stateful, derived, problem, structure, variable
from generator.regions import LIGHTSAIL, check_region
from generator.windows import Windows, overlap

from .engine import bundle_id, check_bundle, check_names, check_version

# https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateRelationalDatabase.html
_WINDOWS = Windows("Lightsail", 30)


_IN_THE_STATE = "it would stand in the blueprint for all to read, and in the state besides"
_BY_VARIABLE = (
    "declare variables: {db_password: {description: ..., sensitive: true}} and write password: ${var.db_password}"
)


class Inputs(component.Inputs):
    engine: Literal["postgres", "mysql"] = structure(..., "Engine of the database.")
    engine_version: Annotated[str, AfterValidator(check_version)] = structure(
        ..., 'Version of the engine as Lightsail offers it, such as "16" or "8.0".'
    )
    bundle: Annotated[str, AfterValidator(check_bundle)] = structure(
        "small_2_0", "Plan that says how much memory and storage there is."
    )
    multi_az: bool = structure(True, "Keep a standby in another Availability Zone.")
    database: str = variable("app", "Name of the first database.", known=True)
    username: str = variable("dbadmin", "Name of the master user.", known=True)
    password: str = variable(..., "First password of the master user, from a sensitive variable.", sensitive=True)
    public: bool = variable(False, "Let what is outside of Lightsail connect, too.")
    backups: bool = variable(True, "Back up daily; without, all automatic backups are deleted.")
    backup_window: Annotated[str, AfterValidator(_WINDOWS.check_daily)] = variable(
        "03:00-03:30", "When the daily backup is made, in UTC."
    )
    maintenance_window: Annotated[str, AfterValidator(_WINDOWS.check_weekly)] = variable(
        "sun:05:00-sun:05:30", "When AWS may patch and restart the database, in UTC."
    )
    apply_immediately: bool = variable(False, "Make changes at once instead of in the maintenance window.")
    final_snapshot: bool = variable(True, "Take a last snapshot when the database is deleted.")

    @field_validator("password", mode="before")
    @classmethod
    def _never_written_down(cls, _password: object) -> Any:
        # A reference never comes here.
        raise problem(f"cannot be written here: {_IN_THE_STATE}", _BY_VARIABLE)

    @derived("Engine and version as Lightsail names them.")
    def blueprint_id(self, _place: Place) -> str:
        return f"{self.engine}_{self.engine_version.replace('.', '_')}"

    @derived("Plan as Lightsail names it.")
    def bundle_id(self, _place: Place) -> str:
        return bundle_id(self.bundle, multi_az=self.multi_az)


def _check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    yield from check_region(place, "Lightsail", LIGHTSAIL)
    yield from check_names(inputs.engine, {"database": inputs.database, "username": inputs.username})
    if not _is_variable(inputs.password):
        message = f"password cannot be {inputs.password}: it must come from a variable, and from nothing besides"
        yield Problem("", ("password",), message, _BY_VARIABLE)
    windows = inputs.backup_window, inputs.maintenance_window
    if all(isinstance(window, str) for window in windows) and overlap(*windows):
        moved = "maintenance_window" if "maintenance_window" in inputs.model_fields_set else "backup_window"
        message = f"maintenance_window {windows[1]} overlaps backup_window {windows[0]}, which Lightsail refuses"
        yield Problem("", (moved,), message, "move one of them")


def _is_variable(password: object) -> bool:
    """Whether it is `${var.name}`, with nothing before or after."""
    return re.fullmatch(r"\$\{var\.[a-z][a-z0-9_]*\}", str(password)) is not None


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    """https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/lightsail/database.go"""
    return {
        "name": place.name,
        "engine": inputs.engine,
        "engine_version": inputs.engine_version,
        "bundle": inputs.bundle,
        "multi_az": inputs.multi_az,
        "database": inputs.database,
        "username": inputs.username,
    }


MODULE = Module(
    inputs=Inputs,
    outputs={
        "endpoint": Output("aws_lightsail_database.this.master_endpoint_address", "Host name clients connect to."),
        "port": Output("aws_lightsail_database.this.master_endpoint_port", "Port the database listens on.", "number"),
        "database": Output("var.database", "Name of the first database."),
        "username": Output("var.username", "Name of the master user."),
        "database_name": Output(
            "aws_lightsail_database.this.relational_database_name", "What Lightsail calls it.", shown=True
        ),
        "arn": Output("aws_lightsail_database.this.arn", "ARN of the database."),
    },
    stateful=(Stateful("aws_lightsail_database.this", _fixed),),
    protections={"final_snapshot": True},
    # Names end at 255, "-final" taken off; tfgen's own are far shorter.
    name_limit=63,
    check=_check,
)
