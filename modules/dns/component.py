"""A Route 53 hosted zone and the records in it, with health checks that decide between them.

Each entry of `records` is called after what stands before the zone's name, `@` for the zone itself, or says so in
`name`: `www: {values: [192.0.2.10]}`, `"@": {type: MX, values: ["10 mail.example.com"]}`. An `alias` leads to something
of AWS: `{name: "${edge.dns_name}", zone_id: "${edge.dns_zone_id}"}`. Names in `target_names` lead to the component that
is linked as `target`: an `alb`, `nlb` or `cloudfront`.

Of several records with one name Route 53 chooses: by `weight`, by `latency` to a Region, by `continent` or `country`,
by `failover` (a primary and a secondary), or all that are healthy (`multivalue`). Those with a `health_check` are left
out while it fails. One that fails raises an alarm, where there is an `alarms` component in us-east-1: Route 53 reports
there only, which is why this component lives there, whatever the Region of the blueprint is.

The zone is made here, signed (DNSSEC), and questions to it are logged. Enter its `name_servers` with the registrar or
in the parent zone, and `ds_record` as well, without which nobody checks the signatures. `existing: true` takes a zone
that is there already, and adds records only.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, field_validator

from generator import component, domains
from generator.component import Link, LogRetention, Module, Output, Place, Stateful, derived, structure, variable
from generator.interfaces import ALARM_SINK, ALIAS_TARGET

from .alarms import alarms
from .check import check
from .records import HealthCheck, Record, check_name

_KEY = r"^(@|[a-z0-9_*][a-z0-9_.*-]{0,254})$"


class Inputs(component.Inputs):
    zone: str = variable(..., "Name of the zone: example.com.", known=True, pattern=domains.DOMAIN, max_length=253)
    existing: bool = structure(False, "Whether the zone is there already.")
    records: dict[Annotated[str, Field(pattern=_KEY)], Record] = variable({}, "Records by name.", known=True)
    target_names: list[Annotated[str, AfterValidator(check_name)]] = structure(
        [], "Names that lead to the linked component, as in records."
    )
    health_checks: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")], HealthCheck] = variable(
        {}, "What is asked whether it answers, by name.", known=True
    )
    dnssec: bool = structure(True, "Whether the zone made here is signed.")
    query_logs: bool = structure(True, "Whether questions to the zone made here are logged.")
    query_log_retention: LogRetention = variable(365, "Days the questions are kept.")
    force_destroy: bool = variable(False, "Whether the zone may be deleted with records that others made.")

    _domains = field_validator("zone", mode="before")(domains.check_domain)

    @property
    def is_signed(self) -> bool:
        """Whether the zone is made and signed here."""
        return self.dnssec and not self.existing

    @property
    def logs(self) -> bool:
        """Whether the zone is made here and questions to it are logged."""
        return self.query_logs and not self.existing

    @property
    def has_records(self) -> bool:
        """Whether there are records with an answer of their own."""
        return bool(self.records)

    @property
    def has_checks(self) -> bool:
        """Whether anything is asked whether it answers."""
        return bool(self.health_checks)

    @derived("Names of the records.")
    def record_names(self, _place: Place) -> dict[str, str] | None:
        return {key: self._whole(record.name or key) for key, record in self.records.items()} or None

    @derived("Names that lead to the linked component.")
    def alias_names(self, _place: Place) -> list[str] | None:
        return [self._whole(name) for name in self.target_names] or None

    def _whole(self, name: str) -> str:
        return self.zone if name == "@" else f"{name}.{self.zone}"


def _fixed(inputs: Any, _place: Place) -> dict[str, object]:
    return {"name": inputs.zone}


MODULE = Module(
    inputs=Inputs,
    links={
        "target": Link(
            ALIAS_TARGET,
            "What target_names lead to.",
            outputs=("dns_name", "dns_zone_id"),
            when=lambda inputs: bool(inputs.target_names),
            across_regions=True,
        ),
        "alarms": Link(ALARM_SINK, "Who hears of health checks that fail.", required=False, sends=alarms),
    },
    outputs={
        "zone_id": Output("local.zone_id", "ID of the zone.", shown=True),
        "name_servers": Output(
            "aws_route53_zone.this.name_servers",
            "Name servers of the zone, for the registrar or the parent zone.",
            "list(string)",
            when=lambda inputs: not inputs.existing,
            shown=True,
        ),
        "ds_record": Output(
            "aws_route53_key_signing_key.this.ds_record",
            "DS record, for the registrar or the parent zone.",
            when=lambda inputs: inputs.is_signed,
            shown=True,
        ),
        "health_check_ids": Output(
            "{ for name, check in aws_route53_health_check.this : name => check.id }",
            "IDs of the health checks, by name.",
            "map(string)",
            when=lambda inputs: inputs.has_checks,
        ),
    },
    # Whoever holds the zone's name servers loses it with the zone.
    stateful=(Stateful("aws_route53_zone.this", _fixed), Stateful("aws_kms_key.signing")),
    protections={"force_destroy": False},
    remedies={"CKV2_AWS_38": "dnssec: true", "CKV2_AWS_39": "query_logs: true"},
    name_limit=54,
    check=check,
    region="us-east-1",
)
