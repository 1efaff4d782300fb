"""Containers on Lightsail: a public HTTPS address, one or more nodes, and a price by the month.

The least there is to say is `image` and `port`. The service runs `scale` nodes of one `power`, spreads requests over
those that pass the `health_check`, and speaks HTTPS at the address in the output `url`. Nothing else can reach it;
`public: false` keeps it to the Lightsail network. It does not scale by itself. `sidecars` are further containers on
each node, by name: the program reaches them at localhost.

The image needs a tag or a digest, never `latest`, and must be in its registry before the first deployment. A new tag is
a new deployment; Lightsail keeps the old one up until the new one is healthy.

`private_registry: true` lets the service pull from the `ecr` of the same blueprint: it gets a role, and the repository
a policy that names this role. A repository has one policy only, so that goes for one container service, and not
together with `pull_accounts`.

`domain` takes up to four names, and a certificate is made for them. With `hosted_zone` (Route 53) the records that
prove the names and those that lead to the service are made too, at the top of a zone as well. Without it both are made
by hand: the output `certificate_records` says what to enter for the proof, and each name gets a CNAME to the host in
`url`. Lightsail attaches a certificate only once it is issued, some minutes after the proof stands, and Terraform has
nothing to wait for that with. So apply first with `attach_domain: false`, and again without it; or let the apply stop,
as it will, and run it again.

There is no place for secrets: a container here has no role, so that it could read Secrets Manager only with keys. What
looks like a secret is refused in `environment`. A program that needs one is better off as an `ecs_service` or on
`beanstalk`, and so is one that must reach a VPC. A Lightsail load balancer cannot stand in front of containers.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, field_validator

from generator import component
from generator.component import (
    Link,
    Module,
    Output,
    Place,
    Problem,
    Text,
    derived,
    problem,
    shown,
    structure,
    variable,
)
from generator.domains import check_domain, check_zone
from generator.interfaces import IMAGE_REGISTRY
from generator.settings import EnvironmentName

from .containers import LATEST, MAIN, PINNED, Check, ContainerName, Sidecar, check_image, check_settings
from .zones import ZONES

_NO_LOAD_BALANCER = (
    "a Lightsail load balancer sends requests to instances of Lightsail only, and "
    "an Application Load Balancer to what is in a VPC, where a Lightsail container service is not"
)
_INSTEAD = (
    "leave it out: the service's own address speaks HTTPS and spreads requests over its nodes, write scale: 3 for "
    "three; or put a lightsail_instance behind a lightsail_load_balancer, or an ecs_service or beanstalk behind an alb"
)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _path_of(value: object) -> object:
    return {"path": value} if isinstance(value, str) else value


class Inputs(component.Inputs):
    image: str = variable(..., "Container image, with a tag other than latest or a digest.")
    port: int = variable(..., "Port the container listens on.", ge=1, le=65535)
    # https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateContainerService.html
    power: Literal["nano", "micro", "small", "medium", "large", "xlarge"] = variable(
        "micro", "Memory and processor of each node; the price goes with it."
    )
    scale: int = variable(1, "Nodes, each with all of the containers.", ge=1, le=20)
    command: list[Text] = variable([], "Command, in place of the image's own.")
    environment: dict[EnvironmentName, Text] = variable({}, "Environment variables; nothing secret.", known=True)
    sidecars: dict[ContainerName, Sidecar] = variable({}, "Further containers of each node, by name.", known=True)
    public: bool = structure(True, "Whether it has an address on the internet.")
    health_check: Annotated[Check, BeforeValidator(_path_of, json_schema_input_type=Check | str)] = variable(
        Check(), "How a container is checked: a path, or more."
    )
    private_registry: bool = structure(False, "Whether the image is in the private repository it is linked to.")
    domain: Annotated[
        list[Annotated[str, AfterValidator(check_domain)]],
        BeforeValidator(_listed, json_schema_input_type=list[str] | str),
    ] = structure([], "Name people reach it under, or up to four.", max_length=4)
    hosted_zone: str | None = variable(
        None, "Route 53 zone in which the names and their proof for the certificate are entered.", known=True
    )
    attach_domain: bool = structure(True, "Whether the names are attached; false until the certificate is issued.")
    load_balancer: bool | str | None = structure(None, "Not for containers; their own address spreads requests.")

    _pinned = field_validator("image")(check_image)
    _nothing_secret = field_validator("environment")(check_settings)

    @field_validator("sidecars")
    @classmethod
    def _other_names(cls, sidecars: dict[str, Sidecar]) -> dict[str, Sidecar]:
        if MAIN in sidecars:
            message = f'names one "{MAIN}", which is what the container that requests come to is called'
            raise problem(message, "give it another name")
        return sidecars

    @field_validator("domain")
    @classmethod
    def _each_once(cls, names: list[str]) -> list[str]:
        if len(set(names)) < len(names):
            raise problem("holds a name twice", "write each name once")
        return names

    _zone = field_validator("hosted_zone", mode="before")(check_domain)

    @field_validator("hosted_zone")
    @classmethod
    def _holds_the_names(cls, zone: str | None, info: ValidationInfo) -> str | None:
        return None if zone is None else check_zone(zone, info.data.get("domain", []))

    @field_validator("load_balancer", mode="before")
    @classmethod
    def _none_there_is(cls, value: Any) -> Any:
        if value not in (None, False):
            raise problem(f"cannot be {shown(value)}: {_NO_LOAD_BALANCER}", _INSTEAD)
        return value

    @property
    def has_domain(self) -> bool:
        """Whether there is a certificate."""
        return bool(self.domain)

    @property
    def is_attached(self) -> bool:
        """Whether the service answers to its names."""
        return self.has_domain and self.attach_domain

    @property
    def has_zone(self) -> bool:
        """Whether records are made."""
        return self.hosted_zone is not None

    @derived("Names the service answers to, the first one first in the certificate.")
    def domains(self, _place: Place) -> list[str] | None:
        return self.domain or None

    @derived("Zone of the names AWS gives container services in this Region.")
    def alias_zone_id(self, place: Place) -> str | None:
        return ZONES[place.region] if self.has_zone and self.is_attached else None


def _check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    if place.region not in ZONES:
        message = f"Lightsail has no container services in {place.region}"
        yield Problem("", (), message, f"it has them in {', '.join(ZONES)}; an ecs_service runs in every Region")
    for path, image in _images(inputs):
        if not isinstance(image, str) and str(image).endswith(":latest"):
            yield Problem("", path, f"{'.'.join(path)} cannot be {shown(str(image))}: {LATEST}", PINNED)
    if inputs.private_registry and "registry" not in place.linked:
        message = "private_registry needs a repository to be let into, and none is linked"
        yield Problem("", ("private_registry",), message, "add a component such as an ecr, or leave it out")
    yield from _check_endpoint(inputs)


def _images(inputs: Inputs) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every image, with the path to it."""
    yield ("image",), inputs.image
    yield from ((("sidecars", name, "image"), sidecar.image) for name, sidecar in inputs.sidecars.items())


def _check_endpoint(inputs: Inputs) -> Iterator[Problem]:
    """What has no use without a public address, or without a name."""
    for name in ("domain", "health_check"):
        if name in inputs.model_fields_set and not inputs.public:
            message = f"{name} has no use with public: false: it belongs to the public address"
            yield Problem("", (name,), message, "leave out one of the two")
    for name in ("hosted_zone", "attach_domain"):
        if name in inputs.model_fields_set and not inputs.domain:
            message = f"{name} has no use without domain, the name people reach it under"
            yield Problem("", (name,), message, "add domain")


MODULE = Module(
    inputs=Inputs,
    links={
        "registry": Link(
            IMAGE_REGISTRY,
            "The repository it may pull from, with private_registry.",
            ("repository_name",),
            required=False,
            when=lambda inputs: bool(inputs.private_registry),
        )
    },
    outputs={
        "url": Output(
            "aws_lightsail_container_service.this.url",
            "Address on the internet.",
            when=lambda inputs: bool(inputs.public),
            shown=True,
        ),
        "service_name": Output("aws_lightsail_container_service.this.name", "Name of the service.", shown=True),
        "arn": Output("aws_lightsail_container_service.this.arn", "ARN of the service."),
        "private_domain": Output(
            "aws_lightsail_container_service.this.private_domain_name", "Name of it in the Lightsail network."
        ),
        "certificate_records": Output(
            "local.certificate_records",
            "What to enter in the DNS for the certificate, by name.",
            "map(string)",
            when=lambda inputs: inputs.has_domain and not inputs.has_zone,
            shown=True,
        ),
    },
    name_limit=63,
    check=_check,
)
