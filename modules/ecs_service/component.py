"""A service of containers on Fargate, behind a load balancer or internal, scaled by load and by the clock.

Where a component provides HTTP (an `alb`), the service is one of its targets: `health_check` is the path asked there
and `route` says which requests are its own; `load_balancer: false` keeps it internal. Other services reach it with
`uses: [api]` when it says `discovery: true`: they get `API_HOST`, `API_PORT` and `API_URL`, a name in the VPC's own
DNS. Without an `ecs_cluster` in the blueprint the service brings a cluster of its own, with Container Insights.

The image needs a tag or a digest, never `latest`. Let the pipeline that pushed it say the tag, and no later apply
takes it back: declare a variable and write `image: ${registry.repository_url}:${var.image_tag}`. Images are taken to
be built for x86_64, as most pipelines do; `architecture: arm64` costs 20 percent less and needs images built for it.

Left alone, two tasks run with 256 CPU units and 512 MiB; without `memory` a task gets the least its `cpu` goes with.
Give `scale` room (`{min: 2, max: 6, cpu: 70}`) and the service follows its CPU, memory or requests. Schedules set
minimum and maximum by the clock, down to zero at night; from their first run on they decide, and an apply does not
undo them. `spot` runs a share of the tasks on spare capacity that costs some 70 percent less and may be taken back
at two minutes' notice; the base stays on demand.

A deployment that does not come up is rolled back. The container's root file system is read-only; `writable_paths` are
empty volumes, by default `/tmp`. They belong to root: an image that runs as another user declares its own with
`VOLUME` after giving them to that user. Logs are encrypted, and lines are dropped rather than the program held up
should CloudWatch not take them.

Values of `secrets` are names in Secrets Manager (`streamboard/ga`, or `streamboard/ga:key` for one key of its JSON),
names in the Parameter Store (`/streamboard/key`), or ARNs; the service may read exactly these. Tasks live in the
private subnets and may connect to port 443 anywhere, to what they use, and to what `egress` lists. They pull their
image through a NAT gateway or endpoints; in a network with neither, say `subnets: public`, which gives them public
addresses that nothing may connect to.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ValidationInfo, field_validator, model_validator

from generator import component
from generator.component import (
    Access,
    Cidr,
    Duration,
    Gigabytes,
    Link,
    LogRetention,
    Module,
    Output,
    Place,
    Text,
    Workload,
    derived,
    problem,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, ECS_CLUSTER, ECS_SERVICE, HTTP_ORIGIN, NETWORK, HealthCheck
from generator.settings import EnvironmentName, check_environment, check_secrets

from .alarms import alarms
from .check import check
from .container import (
    ContainerHealthCheck,
    architecture_of,
    check_cpu,
    check_image,
    check_size,
    least_memory,
)
from .folders import check_folders
from .routing import Route, target
from .scaling import Key, Scale, Schedule, Spot


class Egress(component.Inputs):
    """Where else tasks may connect to."""

    port: int = variable(..., "Port.", ge=1, le=65535)
    cidr: Cidr = variable("0.0.0.0/0", "IPv4 block of the other side.")
    protocol: Literal["tcp", "udp"] = variable("tcp", "Protocol.")


def _path_of(value: object) -> object:
    return {"path": value} if isinstance(value, str) else value


def _check_of(value: object) -> object:
    return {"command": value} if isinstance(value, str | list) else value


class Inputs(component.Inputs):
    image: str = variable(..., "Container image, with a tag other than latest or a digest.")
    port: int = variable(..., "Port the container listens on.", ge=1, le=65535)
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

    scale: Scale = structure(Scale(), "How many tasks run, and what their number follows.")
    spot: Spot | None = structure(None, "A share of the tasks on spare capacity, which may be taken back.")

    health_check: Annotated[
        HealthCheck | None, BeforeValidator(_path_of, json_schema_input_type=HealthCheck | str | None)
    ] = structure(None, "How the load balancer checks a task: a path, or more.")
    health_check_grace_period: Duration = structure(60, "Time a new task has before checks count, in seconds.", le=7200)
    container_health_check: Annotated[
        ContainerHealthCheck | None,
        BeforeValidator(_check_of, json_schema_input_type=ContainerHealthCheck | list[str] | str | None),
    ] = variable(None, "How a container checks itself: a command, or more.")
    deregistration_delay: Duration = structure(30, "Time open requests get when a task leaves, in seconds.", le=3600)
    route: Route | None = structure(None, "Which requests at the load balancer are the service's; by default the rest.")
    discovery: bool = structure(False, "Whether it has a name in the VPC's DNS, for other services to use.")

    subnets: Literal["private", "public"] = structure(
        "private", "Subnets the tasks live in; public gives them public addresses."
    )
    egress: dict[Key, Egress] = variable({}, "What tasks may connect to besides port 443 and what they use.")

    minimum_healthy_percent: int = variable(100, "Percent of the tasks a deployment keeps running.", ge=0, le=100)
    maximum_percent: int = variable(200, "Percent of the tasks that run at most during a deployment.", ge=100, le=200)
    exec: bool = structure(False, "Whether people may open a shell in a task with ECS Exec.")
    log_retention: LogRetention = variable(365, "Days the logs are kept.")

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

    @field_validator("memory")
    @classmethod
    def _goes_with_cpu(cls, memory: int, info: ValidationInfo) -> int:
        check_size(info.data.get("cpu"), memory)
        return memory

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

    @field_validator("maximum_percent")
    @classmethod
    def _room_to_deploy(cls, most: int, info: ValidationInfo) -> int:
        if most == 100 and info.data.get("minimum_healthy_percent") == 100:
            message = "cannot be 100 with minimum_healthy_percent 100: a deployment could start no task and stop none"
            raise problem(message, "write maximum_percent: 200, or minimum_healthy_percent: 50")
        return most

    @property
    def tracked(self) -> list[tuple[str, str]]:
        """What the number of tasks follows, with the name of its metric."""
        targets = (("cpu", "ECSServiceAverageCPUUtilization"), ("memory", "ECSServiceAverageMemoryUtilization"))
        found = [*targets, ("requests", "ALBRequestCountPerTarget")]
        return [(name, metric) for name, metric in found if getattr(self.scale, name) is not None]

    @derived("Least number of tasks.")
    def min_tasks(self, _place: Place) -> int:
        return self.scale.min

    @derived("Most tasks.")
    def max_tasks(self, _place: Place) -> int | None:
        return (self.scale.min if self.scale.max is None else self.scale.max) if self.scale.has_room else None

    @derived("CPU in percent that is aimed at.")
    def cpu_target(self, _place: Place) -> int | None:
        return self.scale.cpu if self.scale.has_room else None

    @derived("Memory in percent that is aimed at.")
    def memory_target(self, _place: Place) -> int | None:
        return self.scale.memory if self.scale.has_room else None

    @derived("Requests a minute for each task that are aimed at.")
    def requests_target(self, _place: Place) -> int | None:
        return self.scale.requests if self.scale.has_room else None

    @derived("Wait after adding tasks before adding more, in seconds.")
    def scale_out_cooldown(self, _place: Place) -> int | None:
        return self.scale.out_cooldown if self.scale.has_room and self.tracked else None

    @derived("Wait after removing tasks before removing more, in seconds.")
    def scale_in_cooldown(self, _place: Place) -> int | None:
        return self.scale.in_cooldown if self.scale.has_room and self.tracked else None

    @derived("Minimum and maximum of tasks by the clock.")
    def schedules(self, _place: Place) -> dict[str, Schedule] | None:
        return self.scale.schedules or None

    @derived("Tasks that always run on demand.")
    def on_demand_base(self, _place: Place) -> int | None:
        return self.spot.base if self.spot else None

    @derived("Percent of the tasks above the base that run on Spot.")
    def spot_percent(self, _place: Place) -> int | None:
        return self.spot.percent if self.spot else None

    @derived("Storage of a task in GiB.")
    def storage_size(self, _place: Place) -> int | None:
        return self.storage

    @derived("Time a new task has before the load balancer's checks count, in seconds.")
    def grace_period(self, place: Place) -> int | None:
        return self.health_check_grace_period if "load_balancer" in place.linked else None


MODULE = Module(
    inputs=Inputs,
    provides=(ECS_SERVICE,),
    links={
        "network": Link(
            NETWORK, "The network the tasks live in.", outputs=lambda inputs: ("vpc_id", f"{inputs.subnets}_subnet_ids")
        ),
        "load_balancer": Link(
            HTTP_ORIGIN,
            "The load balancer it stands behind; false for none.",
            outputs=("target_group_arn", "target_group_arn_suffix", "load_balancer_arn_suffix"),
            required=False,
            sends=target,
            inbound=True,
        ),
        "cluster": Link(
            ECS_CLUSTER,
            "The cluster it runs in; without one it has its own.",
            outputs=("cluster_name", "cluster_arn"),
            required=False,
        ),
        "alarms": Link(ALARM_SINK, "Where its alarms go.", required=False, sends=alarms),
    },
    accesses={
        "connect": Access(
            "Connects to its port.",
            environment={"HOST": "{host}", "PORT": "{port}", "URL": "http://{host}:{port}"},
            when=lambda inputs: bool(inputs.discovery),
            otherwise="write discovery: true there",
        )
    },
    workload=Workload(),
    security_group="security_group_id",
    port="port",
    outputs={
        "service_name": Output("aws_ecs_service.this.name", "Name of the service.", shown=True),
        "service_arn": Output("aws_ecs_service.this.id", "ARN of the service."),
        "cluster_name": Output("local.cluster_name", "Name of the cluster.", shown=True),
        "task_family": Output("aws_ecs_task_definition.this.family", "Family of the task definition."),
        "security_group_id": Output("aws_security_group.this.id", "ID of the tasks' security group."),
        "port": Output("var.port", "Port the tasks listen on.", "number"),
        "host": Output(
            "local.host", "Name of the tasks in the VPC's DNS.", when=lambda inputs: bool(inputs.discovery), shown=True
        ),
        "task_role_arn": Output("aws_iam_role.task.arn", "ARN of the role the program runs as."),
        "task_role_name": Output("aws_iam_role.task.name", "Name of the role the program runs as."),
        "execution_role_arn": Output("aws_iam_role.execution.arn", "ARN of the role that starts the tasks."),
        "log_group_name": Output("aws_cloudwatch_log_group.logs.name", "Log group of the tasks.", shown=True),
        "target_group_arn_suffix": Output(
            "var.target_group_arn_suffix", "The target group as metrics name it.", link="load_balancer"
        ),
        "load_balancer_arn_suffix": Output(
            "var.load_balancer_arn_suffix", "The load balancer as metrics name it.", link="load_balancer"
        ),
    },
    remedies={"CKV_AWS_333": "subnets: private", "CKV_AWS_338": "log_retention: 365d"},
    name_limit=54,
    check=check,
)
