"""What a deployment is made of: images, ports, and the settings programs get."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from generator import component
from generator.component import Duration, Text, problem, shown, variable
from generator.settings import EnvironmentName, check_environment

# https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateContainerServiceDeployment.html
ContainerName = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$")]
# The name of the container requests come to; a sidecar cannot have it.
MAIN = "app"

_IMAGE = re.compile(
    r"[\w.-]+(:[0-9]+(?=/))?(/[\w.-]+)*(:(?P<tag>\w[\w.-]{0,127}))?(?P<digest>@sha256:[0-9a-f]{64})?", re.ASCII
)
# One that was pushed to the service itself: https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_Container.html
_PUSHED = re.compile(r":[\w-]+\.[\w-]+\.(?P<tag>[0-9]+|latest)", re.ASCII)
LATEST = "latest moves, so that two nodes may run different images and a rollback has nothing to go back to"
PINNED = "name a version such as nginx:1.27.3, or one the pipeline hands over: nginx:${var.image_tag}"
_OPEN = (
    "Lightsail has no store for secrets, and what is in environment can be read by all who may look at the deployment "
    "or the state"
)
_ELSEWHERE = (
    "a container of Lightsail could read Secrets Manager only with access keys, which are a secret too: run it as an "
    "ecs_service or on beanstalk, which take secrets: {NAME: name-of-the-secret} and read them with a role"
)


def check_image(image: str) -> str:
    """Refuses an image that is another one tomorrow."""
    found = _IMAGE.fullmatch(image) or _PUSHED.fullmatch(image)
    if not found:
        raise problem(f"{shown(image)} is not a container image", "write it as registry/name:tag")
    if found["tag"] == "latest":
        raise problem(f"cannot be {shown(image)}: {LATEST}", PINNED)
    if not found["tag"] and not found["digest"]:
        raise problem(f"{shown(image)} has no tag, which means latest: {LATEST}", PINNED)
    return image


def check_settings(environment: dict[str, Any]) -> dict[str, Any]:
    """Refuses what looks like a secret, and says where such a program is better off."""
    for name, value in environment.items():
        try:
            check_environment({name: value})
        except PydanticCustomError:
            raise problem(f"holds what looks like a secret in {name}: {_OPEN}", _ELSEWHERE) from None
    return environment


def _port_of(value: object) -> object:
    """A port as `6379/tcp`; a number alone is one of TCP."""
    number, slash, protocol = str(value).partition("/")
    is_port = not isinstance(value, bool) and isinstance(value, int | str) and re.fullmatch("[1-9][0-9]{0,4}", number)
    if not is_port or int(number) > 65535 or (slash and protocol not in ("tcp", "udp", "http", "https")):
        raise problem(f"{shown(value)} is not a port", "such as 6379 or 53/udp; protocols are tcp, udp, http and https")
    return f"{number}/{protocol or 'tcp'}"


class Sidecar(component.Inputs):
    """A container beside the one requests come to."""

    image: str = variable(..., "Container image, with a tag other than latest or a digest.")
    ports: list[Annotated[str, BeforeValidator(_port_of, json_schema_input_type=int | str)]] = variable(
        [], "Ports the other containers reach it at."
    )
    command: list[Text] = variable([], "Command, in place of the image's own.")
    environment: dict[EnvironmentName, Text] = variable({}, "Environment variables.", known=True)

    _pinned = field_validator("image")(check_image)
    _nothing_secret = field_validator("environment")(check_settings)


class Check(component.Inputs):
    """How Lightsail finds out whether a container answers."""

    # https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_ContainerServiceHealthCheckConfig.html
    path: str = variable("/", "Path that answers with a success code.", pattern=r"^/[!-~]*$", max_length=1024)
    interval: Duration = variable(10, "Time between two checks, in seconds.", ge=5, le=300)
    timeout: Duration = variable(5, "Time a container has to answer, in seconds.", ge=2, le=60)
    healthy_threshold: int = variable(2, "Successes in a row that make a container healthy.", ge=2, le=10)
    unhealthy_threshold: int = variable(3, "Failures in a row that make it unhealthy.", ge=2, le=10)
    codes: str = variable(
        "200-299", "HTTP codes from 200 to 499 that count as success.", pattern=r"^[2-4][0-9]{2}([,-][2-4][0-9]{2})*$"
    )
