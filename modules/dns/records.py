"""Records of a zone: what they hold, and which of several answers a question gets."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import ValidationInfo, field_validator

from generator import component
from generator.component import Duration, Text, problem, shown, structure, variable

_NAME = r"^(@|(\*|[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*)$"
_REGION = r"^[a-z]{2}(-[a-z]+)+-[0-9]$"


def check_name(name: str) -> str:
    """A name as it stands before that of the zone."""
    if not re.fullmatch(_NAME, name):
        hint = "write what stands before the zone's name, such as www or *.api, or @ for the zone itself"
        raise problem(f"{shown(name)} is not the name of a record", hint)
    return name


class Alias(component.Inputs):
    """Something of AWS a name leads to, by AWS's own name of it."""

    name: Text = variable(..., "AWS's own name of it, such as ${edge.dns_name}.")
    zone_id: Text = variable(..., "Route 53 zone of that name, such as ${edge.dns_zone_id}.")
    check_target: bool = variable(False, "Whether it is left out while it is not healthy.")


class Record(component.Inputs):
    """One record, or one of several between which Route 53 chooses."""

    name: str | None = variable(None, "What stands before the zone's name, @ for itself; else its key.", known=True)
    type: Literal["A", "AAAA", "CAA", "CNAME", "MX", "NS", "SRV", "TXT"] = variable("A", "Type.", known=True)
    values: list[Text] = variable([], "What it holds.", known=True)
    ttl: Duration = variable(300, "Time others remember it, in seconds.", le=604_800)
    alias: Alias | None = variable(None, "Something of AWS it leads to, in place of values.", known=True)
    weight: int | None = variable(None, "Share of the answers, beside those of the others.", known=True, ge=0, le=255)
    latency: str | None = variable(None, "Region it is nearest to.", known=True, pattern=_REGION)
    failover: Literal["primary", "secondary"] | None = variable(
        None, "Whether it answers while it is healthy, or when the other one is not.", known=True
    )
    continent: Literal["AF", "AN", "AS", "EU", "NA", "OC", "SA"] | None = variable(
        None, "Continent whose people get it.", known=True
    )
    country: str | None = variable(
        None,
        "Country whose people get it, in two capital letters; * for others.",
        known=True,
        pattern=r"^([A-Z]{2}|\*)$",
    )
    multivalue: bool = variable(False, "Whether it is one of up to eight healthy ones in an answer.", known=True)
    health_check: str | None = variable(None, "The health check that it is left out by.", known=True)

    @field_validator("name")
    @classmethod
    def _short_name(cls, name: str | None) -> str | None:
        return name if name is None else check_name(name)

    @field_validator("alias")
    @classmethod
    def _one_answer(cls, alias: Alias | None, info: ValidationInfo) -> Alias | None:
        if alias is not None and info.data.get("values"):
            raise problem("cannot be combined with values", "keep one of the two")
        if alias is not None and info.data.get("type") not in ("A", "AAAA"):
            raise problem(
                f"cannot be of type {info.data.get('type')}: what it leads to has addresses", "write A or AAAA"
            )
        return alias

    @property
    def routing(self) -> str:
        """How Route 53 chooses it among others of its name."""
        found = {
            "weight": self.weight is not None,
            "latency": self.latency is not None,
            "failover": self.failover is not None,
            "geolocation": self.continent is not None or self.country is not None,
            "multivalue": self.multivalue,
        }
        return " and ".join(name for name, there in found.items() if there)


class HealthCheck(component.Inputs):
    """How Route 53 finds out, from all over the world, whether something answers."""

    host: Text = variable(..., "Name that is asked, such as eu.example.com.")
    protocol: Literal["HTTPS", "HTTP", "TCP"] = variable("HTTPS", "How it is asked.", known=True)
    port: int | None = variable(None, "Port; 443 for HTTPS, 80 for HTTP.", known=True, ge=1, le=65535)
    path: str | None = variable(
        None, "Path that answers with a success code; / for HTTP and HTTPS.", known=True, pattern="^/"
    )
    interval: Duration = variable(30, "Time between two checks, in seconds: 30s, or 10s at a higher price.")
    failures: int = variable(3, "Failures in a row that make it unhealthy.", ge=1, le=10)
    alarm: bool = structure(True, "Whether its failing raises an alarm.")

    @field_validator("interval")
    @classmethod
    def _two_speeds(cls, interval: int) -> int:
        if interval not in (10, 30):
            raise problem(f"cannot be {interval}s: Route 53 checks every 10 or 30 seconds", "write 30s or 10s")
        return interval

    @field_validator("path")
    @classmethod
    def _only_http(cls, path: str | None, info: ValidationInfo) -> str | None:
        if path is not None and info.data.get("protocol") == "TCP":
            raise problem("has no use for TCP, which only connects", "leave it out, or write protocol: HTTPS")
        return path
