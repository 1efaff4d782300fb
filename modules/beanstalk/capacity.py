"""The instances of an environment: what is on them, how many there are, and how they change."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from generator import component
from generator.component import Cidr, Gigabytes, Place, derived, structure, variable
from generator.instances import INSTANCE_TYPE, check_types, is_arm

from .deployment import Deployment, ManagedUpdates, updates_of
from .platform import check_platform, stack_of, stack_pattern
from .scaling import UNITS, Key, Scale, Schedule, Spot, decimal_of


class Egress(component.Inputs):
    """Where else instances may connect to."""

    port: int = variable(..., "Port.", ge=1, le=65535)
    cidr: Cidr = variable("0.0.0.0/0", "IPv4 block of the other side.")
    protocol: Literal["tcp", "udp"] = variable("tcp", "Protocol.")


class Capacity(component.Inputs):
    """The instances."""

    platform: Annotated[str, BeforeValidator(check_platform)] = structure(
        ..., "Platform: docker, ecs, or a language with its version, such as python-3.13."
    )
    platform_version: str | None = structure(
        None, "Version of the platform, such as 4.7.0; left out, the newest.", pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$"
    )
    tier: Literal["web", "worker"] = structure("web", "Whether it answers requests or works off a queue.")
    single_instance: bool = structure(False, "Whether it is one instance without a load balancer, for development.")
    instance_types: list[Annotated[str, Field(pattern=INSTANCE_TYPE)]] = variable(
        ["t3.small"], "Instance types, the preferred one first.", min_length=1, max_length=40, known=True
    )
    root_volume: Gigabytes = variable(20, "Size of the root volume in GiB.", ge=10, le=16384)
    scale: Scale = structure(Scale(), "How many instances run, and what their number follows.")
    spot: Spot | None = structure(None, "A share of the instances on spare capacity, which may be taken back.")
    deployment: Deployment = structure(Deployment(), "How a new version is rolled out.")
    managed_updates: Annotated[
        ManagedUpdates | None, BeforeValidator(updates_of, json_schema_input_type=ManagedUpdates | bool | None)
    ] = structure(ManagedUpdates(), "When AWS updates the platform; false for never.")
    subnets: Literal["private", "public"] = structure(
        "private", "Subnets the instances live in; public gives them public addresses."
    )
    egress: dict[Key, Egress] = variable({}, "What instances may connect to besides port 443 and what they use.")
    shell: bool = structure(True, "Whether people may open a shell on an instance with Session Manager.")

    _types = field_validator("instance_types")(check_types)

    @property
    def is_pinned(self) -> bool:
        """Whether the version of the platform is fixed."""
        return stack_of(self.platform, self.platform_version) is not None

    @property
    def is_scaled(self) -> bool:
        """Whether there is more than one instance."""
        return not self.single_instance

    @property
    def is_arm(self) -> bool:
        """Whether the instances have Arm processors."""
        return is_arm(self.instance_types[0])

    @derived("Name of the solution stack.")
    def solution_stack(self, _place: Place) -> str | None:
        return stack_of(self.platform, self.platform_version)

    @derived("What the names of all versions of the platform match; the newest is taken.")
    def solution_stack_pattern(self, _place: Place) -> str | None:
        return None if self.is_pinned else stack_pattern(self.platform)

    @derived("Least number of instances.")
    def min_instances(self, _place: Place) -> int | None:
        return self.scale.min if self.is_scaled else None

    @derived("Most instances.")
    def max_instances(self, _place: Place) -> int | None:
        return self.scale.max if self.is_scaled else None

    @derived("Wait after a change of the number of instances before the next one, in seconds.")
    def cooldown(self, _place: Place) -> int | None:
        return self.scale.cooldown if self.is_scaled else None

    @derived("What the number of instances follows: option -> value.")
    def trigger(self, _place: Place) -> dict[str, str] | None:
        trigger = self.scale.trigger
        found = {
            "BreachDuration": f"{trigger.period * trigger.datapoints // 60}",
            "EvaluationPeriods": f"{trigger.datapoints}",
            "LowerBreachScaleIncrement": f"-{trigger.remove}",
            "LowerThreshold": decimal_of(trigger.lower),
            "MeasureName": trigger.metric,
            "Period": f"{trigger.period // 60}",
            "Statistic": trigger.statistic,
            "Unit": UNITS[trigger.metric],
            "UpperBreachScaleIncrement": f"{trigger.add}",
            "UpperThreshold": decimal_of(trigger.upper),
        }
        return found if self.is_scaled else None

    @derived("Number of instances by the clock.")
    def schedules(self, _place: Place) -> dict[str, Schedule] | None:
        return self.scale.schedules or None if self.is_scaled else None

    @derived("Instances that always run on demand.")
    def on_demand_base(self, _place: Place) -> int | None:
        return self.spot.base if self.spot else None

    @derived("Percent of the instances above the base that run on Spot.")
    def spot_percent(self, _place: Place) -> int | None:
        return self.spot.percent if self.spot else None

    @derived("How EC2 chooses among the instance types on Spot.")
    def spot_allocation(self, _place: Place) -> str | None:
        return self.spot.allocation if self.spot else None
