"""The instances of a group: what they are made from, how many there are, and how they change."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from generator import component
from generator.component import (
    Cidr,
    Duration,
    Gigabytes,
    Place,
    Text,
    derived,
    problem,
    structure,
    variable,
)
from generator.instances import INSTANCE_TYPE, check_types, is_arm
from generator.interfaces import HealthCheck

from .program import Program
from .routing import Route
from .scaling import Interval, Key, Refresh, Scale, Schedule, Spot, WarmPool

_IMAGES = {
    "alone": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-{0}",
    "ecs": "/aws/service/ecs/optimized-ami/amazon-linux-2023/{1}recommended/image_id",
}


class Egress(component.Inputs):
    """Where else instances may connect to."""

    port: int = variable(..., "Port.", ge=1, le=65535)
    cidr: Cidr = variable("0.0.0.0/0", "IPv4 block of the other side.")
    protocol: Literal["tcp", "udp"] = variable("tcp", "Protocol.")


def _path_of(value: object) -> object:
    return {"path": value} if isinstance(value, str) else value


class Group(Program):
    """All a group is made of."""

    purpose: Literal["alone", "ecs"] = structure(
        "alone", "Whether instances run a program of their own, or tasks of an ECS cluster."
    )
    instance_types: list[Annotated[str, Field(pattern=INSTANCE_TYPE)]] = variable(
        ["t3.small"], "Instance types, the preferred one first.", min_length=1, max_length=40, known=True
    )
    image: str | None = structure(
        None,
        "Image of the Amazon Linux family, or the parameter that names it, in place of the newest one.",
        pattern=r"^(ami-[0-9a-f]{8,17}|/[A-Za-z0-9_./-]+)$",
    )
    root_volume: Gigabytes = variable(30, "Size of the root volume in GiB.", ge=8, le=16384, known=True)
    root_volume_iops: int = variable(3000, "Operations a second of the root volume.", ge=3000, le=16000)
    root_volume_throughput: int = variable(125, "Throughput of the root volume in MiB a second.", ge=125, le=1000)
    detailed_monitoring: bool = variable(True, "Whether EC2 measures every minute, not every five.")
    shell: bool = structure(True, "Whether people may open a shell on an instance with Session Manager.")

    port: int = variable(8080, "Port the program listens on.", ge=1, le=65535)
    health_check: Annotated[
        HealthCheck | None, BeforeValidator(_path_of, json_schema_input_type=HealthCheck | str | None)
    ] = structure(None, "How the load balancer checks an instance: a path, or more.")
    health_check_grace_period: Duration = variable(
        300, "Time a new instance has before checks count, in seconds.", le=7200
    )
    deregistration_delay: Duration = structure(
        30, "Time open requests get when an instance leaves, in seconds.", le=3600
    )
    route: Route | None = structure(None, "Which requests at the load balancer are the group's; by default the rest.")

    scale: Scale = structure(Scale(), "How many instances run, and what their number follows.")
    target_capacity: int = variable(100, "Percent of the instances that ECS aims to fill with tasks.", ge=1, le=100)
    spot: Spot | None = structure(None, "A share of the instances on spare capacity, which may be taken back.")
    warm_pool: WarmPool | None = structure(None, "Instances that are made ready beforehand.")
    warmup: Duration = variable(120, "Time until a new instance counts as one that works, in seconds.", le=3600)
    refresh: Refresh = structure(Refresh(), "How instances are replaced when what they are made from changes.")
    rollback_alarms: list[Text] = variable(
        [], "Names of CloudWatch alarms that take a refresh back when they go off.", max_length=10
    )
    max_lifetime: Duration | None = variable(
        None, "Age at which an instance is replaced, in seconds; null for any.", ge=86_400, le=31_536_000
    )
    termination_policies: list[
        Literal[
            "Default",
            "AllocationStrategy",
            "OldestLaunchTemplate",
            "ClosestToNextInstanceHour",
            "NewestInstance",
            "OldestInstance",
        ]
    ] = variable(["Default"], "Which instance goes first when there are too many.", min_length=1)

    connections: int = structure(
        0, "Connections to a database that one instance has open at most, to be compared with what that takes.", ge=0
    )
    subnets: Literal["private", "public"] = structure(
        "private", "Subnets the instances live in; public gives them public addresses."
    )
    egress: dict[Key, Egress] = variable({}, "What instances may connect to besides port 443 and what they use.")

    _types = field_validator("instance_types")(check_types)

    # https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
    @field_validator("root_volume_iops")
    @classmethod
    def _fast_enough(cls, operations: int, info: ValidationInfo) -> int:
        size = info.data.get("root_volume", 30)
        if operations > max(3000, 500 * size):
            message = f"is {operations}, and a gp3 volume of {size} GB has {max(3000, 500 * size)} at most"
            raise problem(message, f"write root_volume: {-(-operations // 500)}GB, or fewer operations")
        return operations

    @field_validator("root_volume_throughput")
    @classmethod
    def _enough_operations(cls, throughput: int, info: ValidationInfo) -> int:
        operations = info.data.get("root_volume_iops")
        if isinstance(operations, int) and throughput * 4 > operations:
            message = f"is {throughput}, and a gp3 volume has a quarter of its operations at most, {operations // 4}"
            raise problem(message, f"write root_volume_iops: {throughput * 4}")
        return throughput

    @property
    def is_capacity(self) -> bool:
        """Whether it is capacity of an ECS cluster."""
        return self.purpose == "ecs"

    @property
    def is_mixed(self) -> bool:
        """Whether instances differ, in their type or in how they are paid."""
        return self.spot is not None or len(self.instance_types) > 1

    @property
    def fixes_image(self) -> bool:
        """Whether one image is named by its ID."""
        return self.image is not None and self.image.startswith("ami-")

    @property
    def has_policy(self) -> bool:
        """Whether the instances may do anything by themselves."""
        return self.is_capacity or self.shell or self.has_secrets

    @property
    def tracked(self) -> list[tuple[str, str]]:
        """What the number of instances follows, with the name of its metric."""
        if self.is_capacity or not self.scale.has_room:
            return []
        found = [("cpu", "ASGAverageCPUUtilization")] if self.scale.cpu and not self.scale.steps else []
        return [*found, *([("requests", "ALBRequestCountPerTarget")] if self.scale.requests else [])]

    @derived("Image the instances start from.")
    def image_id(self, _place: Place) -> str | None:
        return self.image if self.fixes_image else None

    @derived("Parameter that names the image.")
    def image_parameter(self, _place: Place) -> str | None:
        if self.image is not None:
            return None if self.fixes_image else self.image
        arm = is_arm(self.instance_types[0])
        return _IMAGES[self.purpose].format("arm64" if arm else "x86_64", "arm64/" if arm else "")

    @derived("Least number of instances.")
    def min_instances(self, _place: Place) -> int:
        return self.scale.min

    @derived("Most instances.")
    def max_instances(self, _place: Place) -> int:
        return self.scale.min if self.scale.max is None else self.scale.max

    @property
    def most(self) -> int:
        """Most instances that run at once, whatever the hour."""
        usual = self.scale.min if self.scale.max is None else self.scale.max
        return max([usual, *(schedule.max for schedule in self.scale.schedules.values())])

    @derived("CPU in percent that is aimed at.")
    def cpu_target(self, _place: Place) -> int | None:
        return self.scale.cpu if ("cpu", "ASGAverageCPUUtilization") in self.tracked else None

    @derived("Requests a minute for each instance that are aimed at.")
    def requests_target(self, _place: Place) -> int | None:
        return self.scale.requests if self.tracked else None

    @derived("CPU in percent from which on instances are added.")
    def add_above(self, _place: Place) -> int | None:
        return self.scale.steps.first_up if self.scale.steps else None

    @derived("CPU in percent from which down instances are taken away.")
    def remove_below(self, _place: Place) -> int | None:
        return self.scale.steps.first_down if self.scale.steps else None

    @derived("Steps up, counted from where instances are added.")
    def steps_up(self, _place: Place) -> list[Interval] | None:
        return self.scale.steps.up if self.scale.steps else None

    @derived("Steps down, counted from where instances are taken away.")
    def steps_down(self, _place: Place) -> list[Interval] | None:
        return self.scale.steps.down if self.scale.steps else None

    @derived("Length of one datapoint of the steps' alarms, in seconds.")
    def step_period(self, _place: Place) -> int | None:
        return self.scale.steps.period if self.scale.steps else None

    @derived("Datapoints in a row that must lie above or below.")
    def step_datapoints(self, _place: Place) -> int | None:
        return self.scale.steps.datapoints if self.scale.steps else None

    @derived("Minimum and maximum of instances by the clock.")
    def schedules(self, _place: Place) -> dict[str, Schedule] | None:
        return self.scale.schedules or None

    @derived("Instances that always run on demand.")
    def on_demand_base(self, _place: Place) -> int | None:
        return self.spot.base if self.spot else None

    @derived("Percent of the instances above the base that run on Spot.")
    def spot_percent(self, _place: Place) -> int | None:
        return self.spot.percent if self.spot else None

    @derived("How EC2 chooses among the instance types on Spot.")
    def spot_allocation(self, _place: Place) -> str | None:
        return self.spot.allocation if self.spot else None

    @derived("How instances wait, how many, and whether they come back.")
    def warm_instances(self, _place: Place) -> WarmPool | None:
        return self.warm_pool

    @derived("Percent of the instances that stay in service while they are replaced.")
    def min_healthy_percent(self, _place: Place) -> int:
        return self.refresh.min_healthy

    @derived("Percent of the instances that run at most while they are replaced.")
    def max_healthy_percent(self, _place: Place) -> int:
        return self.refresh.max_healthy
