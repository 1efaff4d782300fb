"""What runs in an environment: where it comes from, what it is told, and what travels with it."""

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from generator import component
from generator.component import Days, Place, Text, derived, structure, variable
from generator.settings import EnvironmentName, check_environment, check_secrets

from .bundle import Proxy, check_folders, check_packages, check_volumes, needs_bundle
from .capacity import Capacity
from .check import check_size
from .platform import is_docker
from .scaling import Key
from .worker import Worker


class Bundle(component.Inputs):
    """A source bundle in S3; the key it is encrypted with, where it has one of its own, goes under `secret_keys`."""

    bucket: Text = variable(..., "Bucket it lies in.")
    key: Text = variable(..., "Key of the object; a new version of the application needs a new one.")


class Program(Capacity):
    """The instances, and the program on them."""

    image: str | None = variable(
        None, "Container image that Terraform deploys, with a tag other than latest or a digest."
    )
    port: int | None = variable(
        None, "Port the program listens on; the proxy on the instance passes requests on.", ge=1, le=65535
    )
    volumes: dict[str, str] = variable(
        {}, "Folder of the instance -> folder of the container that runs the image.", known=True
    )
    bundle: Bundle | None = variable(None, "Source bundle in S3 that Terraform deploys.")
    worker: Worker | None = structure(None, "How messages reach the program of a worker.")
    environment: dict[EnvironmentName, Text] = variable({}, "Environment variables.", known=True)
    secrets: dict[EnvironmentName, Text] = variable(
        {}, "Environment variables from Secrets Manager or the Parameter Store.", known=True
    )
    secret_keys: list[Text] = variable(
        [], "ARNs of keys that secrets, or the bundle, are encrypted with, where not with AWS's own."
    )
    policies: dict[Key, Text] = variable({}, "ARNs of IAM policies for the program, besides what it gets from uses.")
    packages: list[Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$")]] = structure(
        [], "Packages of Amazon Linux that are installed on every instance."
    )
    clean: dict[str, Days] = structure({}, "Folder -> days after which files in it are deleted.")
    memory_metrics: bool = structure(False, "Whether the CloudWatch agent reports how full the memory is.")
    proxy: Proxy | None = structure(None, "What the proxy on each instance lets through.")

    _folders = field_validator("clean")(check_folders)
    _volumes = field_validator("volumes")(check_volumes)
    _packages = field_validator("packages")(check_packages)

    @field_validator("environment")
    @classmethod
    def _nothing_secret(cls, environment: dict[str, Any]) -> dict[str, Any]:
        check_environment(environment)
        check_size(environment)
        return environment

    @field_validator("secrets")
    @classmethod
    def _whole_names(cls, secrets: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        return check_secrets(secrets, info.data.get("environment", {}))

    @property
    def has_image(self) -> bool:
        """Whether it runs a given container image."""
        return self.image is not None

    @property
    def has_volumes(self) -> bool:
        """Whether the container sees folders of the instance."""
        return bool(self.volumes)

    @property
    def passes_port(self) -> bool:
        """Whether the program is told its port, which the proxy passes requests on to."""
        return self.port is not None and not is_docker(self.platform)

    @property
    def named_secrets(self) -> dict[str, str]:
        """The secrets that are given by a name in Secrets Manager, without the key inside."""
        named = {name: value for name, value in self.secrets.items() if isinstance(value, str)}
        return {name: value.partition(":")[0] for name, value in named.items() if not value.startswith(("arn:", "/"))}

    @property
    def version_from(self) -> str:
        """Where Terraform takes the version from that it deploys; empty where others deploy."""
        if self.bundle is not None:
            return "bundle"
        return "image" if self.has_image and not needs_bundle(self) else ""

    @derived("Names of secrets that are looked up, by environment variable.")
    def secret_names(self, _place: Place) -> dict[str, str] | None:
        return self.named_secrets or None

    @derived("How messages reach the program.")
    def messages(self, _place: Place) -> Worker | None:
        return (self.worker or Worker()) if self.tier == "worker" else None
