"""Service Connect: names for services that a proxy beside each task resolves, balances and measures."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from generator import component
from generator.component import Duration, Text, problem, structure, variable


# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html
class ServiceConnect(component.Inputs):
    """How the service calls others of its namespace, and is called by them."""

    namespace: Text | None = variable(
        None, "ARN of the namespace, such as ${api.namespace_arn}; left out, it makes one that others may name."
    )
    server: bool | None = structure(None, "Whether others call it; left out, they do where it has a port.")
    alias: Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?$")] | None = structure(
        None, "Name it is called by; left out, that of the component."
    )
    port: int | None = structure(None, "Port it is called at; left out, its own.", ge=1, le=65535)
    protocol: Literal["http", "http2", "grpc", "tcp"] = structure("http", "What is spoken on its port.")
    idle_timeout: Duration | None = structure(None, "Time a connection may be idle, in seconds; 0 for ever.", le=86_400)
    request_timeout: Duration | None = structure(None, "Time an answer may take, in seconds; 0 for ever.", le=86_400)

    # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TimeoutConfiguration.html
    @field_validator("request_timeout")
    @classmethod
    def _has_requests(cls, seconds: int | None, info: ValidationInfo) -> int | None:
        if seconds is not None and info.data.get("protocol") == "tcp":
            raise problem(
                "is for http, http2 and grpc: plain TCP has no requests", "leave it out, or write idle_timeout"
            )
        return seconds

    @property
    def timeouts(self) -> tuple[int | None, int | None]:
        """Seconds a connection may be idle and an answer may take; both, with AWS's own, as soon as one is given."""
        if self.idle_timeout is None and self.request_timeout is None:
            return None, None
        idle = (3600 if self.protocol == "tcp" else 300) if self.idle_timeout is None else self.idle_timeout
        request = 15 if self.request_timeout is None else self.request_timeout
        return idle, None if self.protocol == "tcp" else request

    @property
    def app_protocol(self) -> str | None:
        """What the proxy is to understand; nothing of plain TCP."""
        return None if self.protocol == "tcp" else self.protocol
