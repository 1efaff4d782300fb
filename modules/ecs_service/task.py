"""What a task runs: its container, the size it has, and what that is given."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ValidationInfo, field_validator, model_validator

from generator.component import Duration, Gigabytes, Text, structure, variable
from generator.containers import architecture_of, check_cpu, check_folders, check_image, least_memory
from generator.settings import EnvironmentName, check_environment, check_secrets

from .beside import Beside
from .scaling import Key


class Task(Beside):
    """The part of the inputs that the task definition is made of."""

    image: str = variable(..., "Container image, with a tag other than latest or a digest.")
    port: int | None = variable(None, "Port the container listens on; null for a worker.", ge=1, le=65535)
    cpu: Literal[256, 512, 1024, 2048, 4096, 8192, 16384] = variable(256, "CPU units of a task, 1024 to a vCPU.")
    memory: int = variable(512, "Memory of a task in MiB; the least that goes with its CPU when left out.")
    architecture: Annotated[Literal["x86_64", "arm64"], BeforeValidator(architecture_of)] = variable(
        "x86_64", "Processor the image is built for."
    )
    storage: Gigabytes | None = structure(None, "Storage of a task, where 20 GB will not do.", ge=21, le=200)

    command: list[Text] | None = variable(None, "Command, in place of the image's own.")
    entrypoint: list[Text] | None = variable(None, "Entry point, in place of the image's own.")
    user: str | None = variable(
        None,
        "User, or user:group, in place of the image's own.",
        pattern=r"^[a-z0-9_][a-z0-9_.-]*(:[a-z0-9_.-]+)?$",
    )
    writable_paths: list[str] = variable(["/tmp"], "Paths the container may write to, each an empty volume.")
    open_files: int | None = variable(None, "Files and connections a task may have open.", ge=1024, le=1048576)
    stop_timeout: Duration = variable(30, "Time a container has to stop before it is killed, in seconds.", le=120)

    environment: dict[EnvironmentName, Text] = variable({}, "Environment variables.", known=True)
    secrets: dict[EnvironmentName, Text] = variable(
        {}, "Environment variables from Secrets Manager or the Parameter Store.", known=True
    )
    secret_keys: list[Text] = variable([], "ARNs of keys that secrets are encrypted with, where not with AWS's own.")
    policies: dict[Key, Text] = variable({}, "ARNs of IAM policies for the tasks, besides what they get from uses.")

    @model_validator(mode="before")
    @classmethod
    def _memory_for_cpu(cls, data: Any) -> Any:
        if isinstance(data, dict) and "memory" not in data and isinstance(data.get("cpu"), int):
            return data | {"memory": least_memory(data["cpu"])}
        return data

    @field_validator("image")
    @classmethod
    def _stays_the_same(cls, image: str) -> str:
        check_image(image)
        return image

    @field_validator("cpu", mode="before")
    @classmethod
    def _size_there_is(cls, cpu: object) -> object:
        check_cpu(cpu)
        return cpu

    @field_validator("writable_paths")
    @classmethod
    def _folders(cls, paths: list[str]) -> list[str]:
        check_folders(paths)
        return paths

    @field_validator("environment")
    @classmethod
    def _nothing_secret(cls, environment: dict[str, Any]) -> dict[str, Any]:
        check_environment(environment)
        return environment

    @field_validator("secrets")
    @classmethod
    def _whole_names(cls, secrets: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        return check_secrets(secrets, info.data.get("environment", {}))

    @property
    def listens(self) -> bool:
        """Whether there is a port that others may connect to."""
        return self.port is not None
