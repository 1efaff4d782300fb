"""A Lightsail load balancer in front of one to five Lightsail instances, with a certificate and an HTTPS redirect.

Components of `lightsail_instance` link to it by themselves; their nodes are attached, wherever they came from, and
requests go to those that answer `health_check` on `instance_port`. AWS sets no limit of its own to the nodes but the
instances an account may have; beyond five, and for anything that must scale by itself, an `alb` in front of an
`ecs_service` or `beanstalk` serves better. Containers of Lightsail cannot be attached: their service balances requests
itself.

`domain` is the name people use, `additional_domains` holds up to nine more. With `hosted_zone` (Route 53) the records
that prove them and those that lead here are made too. Without it both are made by hand: the output
`certificate_records` says what to enter for the proof, and each name gets a CNAME to the output `dns_name`. Lightsail
attaches a certificate only once it is issued, some minutes after the proof stands, and Terraform has nothing to wait
for that with. So apply first with `attach_certificate: false`, and again without it; or let the apply stop, as it will,
and run it again. Until the certificate is attached plain HTTP is answered, from then on with a redirect to HTTPS.

`sticky_sessions: 1h` keeps a visitor at one node for that long. Between here and the nodes requests travel as plain
HTTP, inside the Lightsail network. Terraform cannot set the TLS policy; the AWS CLI can, and shows the names there are:

    aws lightsail get-load-balancer-tls-policies
    aws lightsail update-load-balancer-attribute --load-balancer-name NAME --attribute-name TlsPolicyName
        --attribute-value POLICY
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from generator import component
from generator.component import Duration, Module, Output, Place, Problem, derived, problem, shown, structure, variable
from generator.domains import check_domain, check_zone
from generator.interfaces import LIGHTSAIL_LOAD_BALANCER
from generator.regions import LIGHTSAIL, check_region

# Lightsail itself counts only the instances of the account:
# https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_AttachInstancesToLoadBalancer.html
_MOST_NODES = 5
_Domain = Annotated[str, AfterValidator(check_domain)]


def _path(path: object) -> object:
    if isinstance(path, str) and not path.startswith("/"):
        raise problem(f"{shown(path)} is not a path", f"start it with a slash: /{path}")
    return path


class Inputs(component.Inputs):
    domain: _Domain = structure(..., "Name people reach it under, in lower case: shop.example.com.")
    # https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateLoadBalancerTlsCertificate.html
    additional_domains: Annotated[list[_Domain], Field(max_length=9)] = structure([], "Further names it answers to.")
    hosted_zone: str | None = variable(
        None, "Route 53 zone in which its names and their proof for the certificate are entered.", known=True
    )
    attach_certificate: bool = structure(True, "Whether the certificate is attached; false until it is issued.")
    https_redirect: bool = structure(True, "Whether plain HTTP is answered with a redirect to HTTPS.")
    instance_port: int = variable(80, "Port of the nodes that requests are sent to, as HTTP.", ge=1, le=65535)
    health_check: Annotated[str, Field(pattern=r"^/[!-~]*$", max_length=1024)] = variable(
        "/", "Path that a healthy node answers with code 200."
    )
    sticky_sessions: Duration | None = structure(
        None, "Time a visitor stays with one node; null for any node.", ge=1, le=604_800
    )

    _paths = field_validator("health_check", mode="before")(_path)

    @field_validator("additional_domains")
    @classmethod
    def _each_once(cls, names: list[str], info: ValidationInfo) -> list[str]:
        everything = [*names, info.data.get("domain")]
        if len(set(everything)) < len(everything):
            raise problem("holds a name twice, or that of domain", "write each name once")
        return names

    _zone = field_validator("hosted_zone", mode="before")(check_domain)

    @field_validator("hosted_zone")
    @classmethod
    def _holds_the_names(cls, zone: str | None, info: ValidationInfo) -> str | None:
        names = (info.data.get("domain"), *info.data.get("additional_domains", []))
        return None if zone is None else check_zone(zone, names)

    @property
    def has_zone(self) -> bool:
        """Whether records are made."""
        return self.hosted_zone is not None

    @derived("Names it answers to, the first one first in the certificate.")
    def domains(self, _place: Place) -> list[str]:
        return [self.domain, *self.additional_domains]

    @derived("Time a visitor stays with one node, in seconds.")
    def cookie_duration(self, _place: Place) -> int | None:
        return self.sticky_sessions


def _check(_inputs: Inputs, place: Place) -> Iterator[Problem]:
    yield from check_region(place, "Lightsail", LIGHTSAIL)
    groups = place.attached.get(LIGHTSAIL_LOAD_BALANCER.name, ())
    count = sum(item.sent.nodes for item in groups)
    if not groups:
        message = "no instance is linked to it, so that there is nothing to send requests to"
        hint = (
            "add a lightsail_instance with nodes: 2 or more. A lightsail_container cannot be linked: its own address "
            "spreads requests over its nodes already, so that one alone needs no load balancer"
        )
        yield Problem("", (), message, hint)
    elif count > _MOST_NODES:
        listed = ", ".join(f"{item.sent.nodes} of {item.component}" for item in groups)
        message = f"{count} nodes are linked to it ({listed}), and it is meant for {_MOST_NODES} at most"
        hint = (
            "take fewer nodes of a larger bundle, or a second lightsail_load_balancer for some of them; what must grow "
            "further goes behind an alb, as an ecs_service or on beanstalk"
        )
        yield Problem("", (), message, hint)


MODULE = Module(
    inputs=Inputs,
    provides=(LIGHTSAIL_LOAD_BALANCER,),
    outputs={
        "url": Output("local.url", "Address people open.", shown=True),
        "dns_name": Output("aws_lightsail_lb.this.dns_name", "AWS's own name of it, for DNS records.", shown=True),
        "load_balancer_name": Output("aws_lightsail_lb.this.name", "Name of the load balancer."),
        "arn": Output("aws_lightsail_lb.this.arn", "ARN of the load balancer."),
        "certificate_records": Output(
            "local.certificate_records",
            "What to enter in the DNS for the certificate, by name.",
            "map(string)",
            when=lambda inputs: not inputs.has_zone,
            shown=True,
        ),
    },
    name_limit=63,
    check=_check,
)
