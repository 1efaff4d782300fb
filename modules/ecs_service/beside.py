"""What runs beside the program in a task: sidecars, and the router of its log lines."""

from typing import Any

from pydantic import ValidationInfo, field_validator

from generator import component
from generator.component import Place, Text, derived, structure, variable
from generator.containers import check_image
from generator.settings import check_secrets

from .sidecar import Condition, Name, Sidecar


# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fluent-bit-image.html
class LogRouter(component.Inputs):
    """Fluent Bit as a sidecar that takes the program's log lines to where they belong."""

    image: str = variable("public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.0", "Image of Fluent Bit.")
    options: dict[str, Text] = variable(
        ..., "Options of the output, with its name under Name.", min_length=1, known=True
    )
    secrets: dict[str, Text] = variable({}, "Options from Secrets Manager or the Parameter Store.", known=True)
    memory: int = variable(100, "Memory in MiB that is set apart for it.", ge=32, known=True)

    @field_validator("image")
    @classmethod
    def _stays_the_same(cls, image: str) -> str:
        check_image(image)
        return image

    @field_validator("secrets")
    @classmethod
    def _whole_names(cls, secrets: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        return check_secrets(secrets, info.data.get("options", {}))


class Beside(component.Inputs):
    """The part of the inputs that says what runs beside the program."""

    sidecars: dict[Name, Sidecar] = structure({}, "Containers beside the program, each under a name.")
    depends_on: dict[str, Condition] = structure(
        {}, "Sidecars the program waits for: START, HEALTHY, SUCCESS or COMPLETE."
    )
    log_router: LogRouter | None = structure(None, "Where log lines go by way of Fluent Bit, in place of CloudWatch.")

    @property
    def scope(self) -> str:
        """Where templates find secrets and images: of all containers together, or of the only one."""
        return "local" if self.sidecars or self.log_router else "var"

    @property
    def waits(self) -> list[dict[str, str]]:
        """What the program waits for, as ECS takes it."""
        return [{"containerName": name, "condition": condition} for name, condition in self.depends_on.items()]

    @derived("Containers beside the program.")
    def sidecar_containers(self, _place: Place) -> dict[str, Sidecar] | None:
        return self.sidecars or None

    @derived("Secrets of containers beside the program: container/variable -> name or ARN.")
    def more_secrets(self, _place: Place) -> dict[str, Text] | None:
        holders: dict[str, Any] = {**self.sidecars, **({"log_router": self.log_router} if self.log_router else {})}
        found = {f"{name}/{key}": text for name, holder in holders.items() for key, text in holder.secrets.items()}
        return found if self.scope == "local" else None

    @derived("Fluent Bit, which takes log lines to where they belong.")
    def router(self, _place: Place) -> LogRouter | None:
        return self.log_router
