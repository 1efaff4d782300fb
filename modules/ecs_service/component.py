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

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

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
    Problem,
    Text,
    Workload,
    derived,
    own,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, ECS_CLUSTER, HTTP_ORIGIN, NETWORK, Alarm, HealthCheck, Metric, Target

# MiB of memory that go with CPU units: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
_MEMORY: Mapping[int, Sequence[int]] = {
    256: (512, 1024, 2048),
    512: range(1024, 4097, 1024),
    1024: range(2048, 8193, 1024),
    2048: range(4096, 16385, 1024),
    4096: range(8192, 30721, 1024),
    8192: range(16384, 61441, 4096),
    16384: range(32768, 122881, 8192),
}

_IMAGE = re.compile(
    r"[\w.-]+(:[0-9]+(?=/))?(/[\w.-]+)*(:(?P<tag>\w[\w.-]{0,127}))?(?P<digest>@sha256:[0-9a-f]{64})?", re.ASCII
)

_SECRET_NAME = re.compile(
    r"(.*_)?(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|SECRET_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS)", re.I
)
_SECRET_VALUE = re.compile(
    r"\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|://[^/@\s:]+:[^/@\s]+@|\bgh[pousr]_\w{36}|\bsk_live_\w{8}"
)
_HARMLESS = ("", "true", "false", "yes", "no", "on", "off", "0", "1")

# https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
_SECRET = re.compile(r"[\w/+=.@-]{1,512}(:[^:\s]+)?", re.ASCII)
_PARAMETER = re.compile(r"(ssm:/?|/)(?P<name>[\w./-]{1,1010})", re.ASCII)
_ARN = re.compile(
    r"arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[^:\s]+(:[^:\s]+|:[^:\s]*:[^:\s]*:[^:\s]*)?"
    r"|ssm:[a-z0-9-]+:[0-9]{12}:parameter/[^:\s]+)"
)

# Of each field of a schedule: what it is, its least and largest number, and the names that stand for numbers.
# https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CRON: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("minutes", 0, 59, ()),
    ("hours", 0, 23, ()),
    ("day of the month", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("day of the week", 1, 7, _DAYS),
    ("year", 1970, 2199, ()),
)
_CRON_PART = re.compile(r"(\*|[0-9]+(-[0-9]+)?)(/[0-9]+)?")
_CRON_DAY = re.compile(r"\?|L|[0-9]+[LW]|LW|[0-9]+#[1-5]")

_Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
_EnvironmentName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_.-]*$", max_length=255)]


def _cron_of(value: object) -> object:
    """The six fields without AWS's `cron(...)` around them."""
    if not isinstance(value, str):
        return value
    fields = value.removeprefix("cron(").removesuffix(")").split()
    if len(fields) == 5:
        message = f"has the five fields of Unix, {shown(value)}: AWS has a sixth, for the year"
        raise problem(message, f'write it as "{_six_fields(*fields)}"')
    if len(fields) != 6:
        raise problem(f"needs six fields, not {shown(value)}", _CRON_HINT)
    for text, (name, least, most, names) in zip(fields, _CRON, strict=True):
        if not _fits(name, text.upper(), (least, most), names):
            raise problem(f"cannot have {shown(text)} as its {name}, from {least} to {most}", _CRON_HINT)
    if (fields[2] == "?") == (fields[4] == "?"):
        message = "needs ? for the day of the month or the day of the week, and a value for the other one"
        raise problem(message, _CRON_HINT)
    return " ".join(fields)


_CRON_HINT = (
    'minutes, hours, day of the month, month, day of the week, year: "0 8 ? * MON-FRI *" is 8:00 on working days'
)


def _fits(field: str, text: str, bounds: tuple[int, int], names: tuple[str, ...]) -> bool:
    for number, name in enumerate(names, start=1):
        text = text.replace(name, str(number))
    numbers = [int(number) for number in re.findall(r"(?<![/#0-9])[0-9]{1,4}", text)]
    patterns = (_CRON_PART, _CRON_DAY) if field.startswith("day") else (_CRON_PART,)
    is_shaped = all(any(pattern.fullmatch(part) for pattern in patterns) for part in text.split(","))
    return is_shaped and all(bounds[0] <= number <= bounds[1] for number in numbers)


def _six_fields(minutes: str, hours: str, day: str, month: str, weekday: str) -> str:
    """A Unix schedule as AWS writes it. Unix counts the days of the week from 0, or 7, for Sunday."""
    named = re.sub(r"(?<![/0-9])[0-7](?![0-9])", lambda match: _DAYS[int(match[0]) % 7], weekday)
    days = (day, "?") if weekday == "*" else ("?", named)
    return f"{minutes} {hours} {days[0]} {month} {days[1]} *"


class Schedule(component.Inputs):
    """Minimum and maximum of tasks from a moment on."""

    cron: Annotated[str, BeforeValidator(_cron_of)] = variable(..., f"When: {_CRON_HINT}.")
    timezone: str = variable("UTC", "Time zone, such as Europe/Berlin.", pattern=r"^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$")
    min: int = variable(..., "Least number of tasks from then on.", ge=0)
    max: int = variable(..., "Most tasks from then on.", ge=0)

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: int, info: ValidationInfo) -> int:
        _check_order(info.data.get("min"), most)
        return most


def _check_order(least: object, most: object) -> None:
    if isinstance(least, int) and isinstance(most, int) and most < least:
        raise problem(f"is {most}, less than min, which is {least}", f"write max: {least} or more, or a smaller min")


class Scale(component.Inputs):
    """How many tasks run, and what their number follows."""

    min: int = variable(2, "Least number of tasks.", ge=0, le=5000)
    max: int | None = variable(None, "Most tasks; left out, as many as min, and nothing scales.", ge=0, le=5000)
    cpu: int | None = structure(70, "CPU in percent that is aimed at; null to leave it out of account.", ge=10, le=100)
    memory: int | None = structure(None, "Memory in percent that is aimed at.", ge=10, le=100)
    requests: int | None = structure(None, "Requests a minute for each task that are aimed at.", ge=1)
    out_cooldown: Duration = structure(60, "Wait after adding tasks before adding more, in seconds.", le=3600)
    in_cooldown: Duration = structure(300, "Wait after removing tasks before removing more, in seconds.", le=3600)
    schedules: dict[_Key, Schedule] = structure({}, "Minimum and maximum by the clock, each under a name.")

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: int | None, info: ValidationInfo) -> int | None:
        _check_order(info.data.get("min"), most)
        return most

    @property
    def has_room(self) -> bool:
        """Whether the number of tasks can change."""
        return bool(self.schedules) or self.max not in (None, self.min)


class Spot(component.Inputs):
    """How much runs on spare capacity."""

    base: int = variable(1, "Tasks that always run on demand.", ge=0, le=5000)
    percent: int = variable(50, "Percent of the tasks above the base that run on Spot.", ge=1, le=100)


class Route(component.Inputs):
    """Which requests at the load balancer are the service's own; all of what is given must fit."""

    paths: list[str] = structure([], "Path patterns, such as /api/*.")
    hosts: list[str] = structure([], "Host name patterns, such as api.example.com.")
    headers: dict[str, list[str]] = structure({}, "Header name -> value patterns.")
    priority: int | None = structure(None, "Place among the load balancer's rules, 1 first.")


def _command_of(value: object) -> object:
    """A command as ECS takes it: text is for the shell, a list without one is run as it is."""
    if isinstance(value, str):
        return ["CMD-SHELL", value]
    is_bare = isinstance(value, list) and bool(value) and value[0] not in ("CMD", "CMD-SHELL", "NONE")
    return ["CMD", *value] if is_bare and isinstance(value, list) else value


class ContainerHealthCheck(component.Inputs):
    """A command in the container that tells whether it is well; what it calls must be in the image."""

    command: Annotated[list[str], BeforeValidator(_command_of, json_schema_input_type=list[str] | str)] = variable(
        ..., "Command that ends with 0 when all is well: text for the shell, or a list.", min_length=2
    )
    interval: Duration = variable(30, "Time between two checks, in seconds.", ge=5, le=300)
    timeout: Duration = variable(5, "Time a check may take, in seconds.", ge=2, le=60)
    retries: int = variable(3, "Failures in a row after which the task is replaced.", ge=1, le=10)
    start_period: Duration = variable(60, "Time to start up in which failures do not count, in seconds.", le=300)


class Egress(component.Inputs):
    """Where else tasks may connect to."""

    port: int = variable(..., "Port.", ge=1, le=65535)
    cidr: Cidr = variable("0.0.0.0/0", "IPv4 block of the other side.")
    protocol: Literal["tcp", "udp"] = variable("tcp", "Protocol.")


def _architecture_of(value: object) -> object:
    """Docker's names are not those of ECS, and amd64 is not the one it resembles."""
    name = {"amd64": "x86_64", "x86-64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}.get(str(value).lower())
    if name:
        raise problem(f"cannot be {shown(value)}: ECS has another name for it", f"write {name}")
    return value


def _path_of(value: object) -> object:
    return {"path": value} if isinstance(value, str) else value


def _check_of(value: object) -> object:
    return {"command": value} if isinstance(value, str | list) else value


class Inputs(component.Inputs):
    image: str = variable(..., "Container image, with a tag other than latest or a digest.")
    port: int = variable(..., "Port the container listens on.", ge=1, le=65535)
    cpu: Literal[256, 512, 1024, 2048, 4096, 8192, 16384] = variable(256, "CPU units of a task, 1024 to a vCPU.")
    memory: int = variable(512, "Memory of a task in MiB; the least that goes with its CPU when left out.")
    architecture: Annotated[Literal["x86_64", "arm64"], BeforeValidator(_architecture_of)] = variable(
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

    environment: dict[_EnvironmentName, Text] = variable({}, "Environment variables.")
    secrets: dict[_EnvironmentName, Text] = variable(
        {}, "Environment variables from Secrets Manager or the Parameter Store."
    )
    secret_keys: list[Text] = variable([], "ARNs of keys that secrets are encrypted with, where not with AWS's own.")
    policies: dict[_Key, Text] = variable({}, "ARNs of IAM policies for the tasks, besides what they get from uses.")

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
        "private", "Subnets the tasks live in; public has public addresses."
    )
    egress: dict[_Key, Egress] = variable({}, "What tasks may connect to besides port 443 and what they use.")

    minimum_healthy_percent: int = variable(100, "Percent of the tasks a deployment keeps running.", ge=0, le=100)
    maximum_percent: int = variable(200, "Percent of the tasks that run at most during a deployment.", ge=100, le=200)
    exec: bool = structure(False, "Whether people may open a shell in a task with ECS Exec.")
    log_retention: LogRetention = variable(365, "Days the logs are kept.")

    @model_validator(mode="before")
    @classmethod
    def _memory_for_cpu(cls, data: Any) -> Any:
        if isinstance(data, dict) and "memory" not in data and isinstance(data.get("cpu"), int):
            return data | {"memory": min(_MEMORY.get(data["cpu"], (512,)))}
        return data

    @field_validator("image")
    @classmethod
    def _stays_the_same(cls, image: str) -> str:
        found = _IMAGE.fullmatch(re.sub(r"\$\{[^}]*\}", "0", str(image)))
        if not found:
            raise problem(f"{shown(str(image))} is not a container image", "write it as registry/name:tag")
        way_out = "name a version such as nginx:1.27.3, or one the pipeline hands over: nginx:${var.image_tag}"
        reason = "latest moves, so that two tasks may run different images and a rollback has nothing to go back to"
        if found["tag"] == "latest":
            raise problem(f"cannot be {shown(str(image))}: {reason}", way_out)
        if isinstance(image, str) and not found["tag"] and not found["digest"]:
            raise problem(f"{shown(image)} has no tag, which means latest: {reason}", way_out)
        return image

    @field_validator("cpu", mode="before")
    @classmethod
    def _size_there_is(cls, cpu: object) -> object:
        if isinstance(cpu, int) and not isinstance(cpu, bool) and cpu not in _MEMORY:
            near = min(_MEMORY, key=lambda known: abs(known - cpu))
            hint = f"the closest is cpu: {near}, with memory from {min(_MEMORY[near])} to {max(_MEMORY[near])}"
            raise problem(f"cannot be {cpu}: Fargate has tasks of certain sizes only", hint)
        return cpu

    @field_validator("memory")
    @classmethod
    def _goes_with_cpu(cls, memory: int, info: ValidationInfo) -> int:
        cpu = info.data.get("cpu")
        if isinstance(cpu, int) and isinstance(memory, int) and memory not in _MEMORY[cpu]:
            hint = "the closest pairs are " + " and ".join(_closest_sizes(cpu, memory))
            raise problem(f"cannot be {memory} with cpu {cpu}: Fargate has tasks of certain sizes only", hint)
        return memory

    @field_validator("writable_paths")
    @classmethod
    def _folders(cls, paths: list[str]) -> list[str]:
        for path in paths if isinstance(paths, list) else []:
            if not re.fullmatch(r"(/[\w.-]+)+", path, re.ASCII):
                raise problem(f"{shown(path)} is not the path of a folder to write to", "write it as /var/cache/nginx")
        return paths

    @field_validator("environment")
    @classmethod
    def _nothing_secret(cls, environment: dict[str, Any]) -> dict[str, Any]:
        for name, value in _entries(environment).items():
            is_named_so = _SECRET_NAME.fullmatch(name) and isinstance(value, str) and value.lower() not in _HARMLESS
            if is_named_so or _SECRET_VALUE.search(str(value)):
                message = f"holds what looks like a secret in {name}: all who may look at the task can read it"
                raise problem(message, f"keep it in Secrets Manager and write secrets: {{{name}: name-of-the-secret}}")
        return environment

    @field_validator("secrets")
    @classmethod
    def _whole_names(cls, secrets: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        for name in _entries(secrets):
            if name in info.data.get("environment", {}):
                raise problem(
                    f"names {name}, and so does environment: it can have one value only", "leave one of them out"
                )
        return {name: _value_from(name, value) for name, value in secrets.items()}

    @field_validator("maximum_percent")
    @classmethod
    def _room_to_deploy(cls, most: int, info: ValidationInfo) -> int:
        if most == 100 and info.data.get("minimum_healthy_percent") == 100:
            message = "cannot be 100 with minimum_healthy_percent 100: a deployment could start no task and stop none"
            raise problem(message, "write maximum_percent: 200, or minimum_healthy_percent: 50")
        return most

    @field_validator("scale")
    @classmethod
    def _can_wake_up(cls, scale: Scale) -> Scale:
        if scale.min == 0 and scale.has_room and not scale.schedules:
            message = (
                "has min 0 and no schedules: nothing would wake the service up, as without tasks there is no use of CPU"
            )
            raise problem(message, "write min: 1, or add a schedule that raises it")
        return scale

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


def _closest_sizes(cpu: int, memory: int) -> list[str]:
    """The two legal pairs nearest to one that is not, a doubling of either counted alike."""

    def distance(pair: tuple[int, int]) -> float:
        return abs(math.log2(pair[0] / cpu)) + abs(math.log2(pair[1] / max(memory, 1)))

    pairs = sorted(((units, size) for units, sizes in _MEMORY.items() for size in sizes), key=distance)
    return [f"cpu: {units} with memory: {size}" for units, size in sorted(pairs[:2])]


def _entries(value: Any) -> dict[str, Any]:
    """The entries of a mapping that `uses` may add to, which is why it cannot be one reference."""
    if isinstance(value, dict):
        return value
    raise problem(f"cannot be {value} as a whole", "name the variables one by one, each with a reference of its own")


def _value_from(name: str, value: Any) -> Any:
    """A secret as the module takes it: a name, `name:key`, `/parameter`, an ARN or `ARN:key`."""
    if not isinstance(value, str):
        return value
    if value.startswith("arn:"):
        if _ARN.fullmatch(value):
            return value
        raise problem(
            f"{name} has an ARN that is of no secret and no parameter: {shown(value)}",
            "an ARN of Secrets Manager may end in :key for one key of its JSON",
        )
    if parameter := _PARAMETER.fullmatch(value):
        return f"/{parameter['name']}"
    if _SECRET.fullmatch(value):
        return value
    hint = "a secret is written streamboard/ga, a key of its JSON streamboard/ga:key, a parameter /streamboard/key"
    raise problem(f"{name} cannot come from {shown(value)}, which is no name of a secret", hint)


def _target(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Target]:
    route = inputs.route or Route()
    return {
        "": Target.model_construct(
            port=inputs.port,
            health_check=inputs.health_check or HealthCheck(),
            deregistration_delay=inputs.deregistration_delay,
            paths=route.paths,
            hosts=route.hosts,
            headers=route.headers,
            priority=route.priority,
        )
    }


def _metric(namespace: str, name: str, statistic: str = "Average") -> Metric:
    dimensions = {"ClusterName": own("cluster_name"), "ServiceName": own("service_name")}
    return Metric.model_construct(namespace=namespace, name=name, statistic=statistic, dimensions=dimensions)


def _alarms(_inputs: Inputs, linked: frozenset[str]) -> Mapping[str, Alarm]:
    insights = "ECS/ContainerInsights"
    alarms = {
        "cpu": Alarm.model_construct(
            description="CPU above 80 percent for five minutes: give the tasks more of it, or scale a larger maximum.",
            metrics={"cpu": _metric("AWS/ECS", "CPUUtilization")},
            threshold=80.0,
        ),
        "memory": Alarm.model_construct(
            description="Memory above 90 percent: tasks that run out are killed. Give them more, or look for a leak.",
            metrics={"memory": _metric("AWS/ECS", "MemoryUtilization")},
            threshold=90.0,
        ),
        "tasks": Alarm.model_construct(
            description="Fewer tasks than wanted for ten minutes: the events of the service say why.",
            metrics={
                "desired": _metric(insights, "DesiredTaskCount"),
                "running": _metric(insights, "RunningTaskCount"),
            },
            expression="desired - running",
            threshold=0.0,
            evaluations=10,
        ),
    }
    return alarms | ({"unhealthy": _unhealthy()} if "load_balancer" in linked else {})


def _unhealthy() -> Alarm:
    dimensions = {"TargetGroup": own("target_group_arn_suffix"), "LoadBalancer": own("load_balancer_arn_suffix")}
    metric = Metric.model_construct(
        namespace="AWS/ApplicationELB", name="UnHealthyHostCount", statistic="Maximum", dimensions=dimensions
    )
    return Alarm.model_construct(
        description="Tasks do not pass the load balancer's health check: read their logs.",
        metrics={"unhealthy": metric},
        threshold=0.0,
    )


def _check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    if "load_balancer" in place.linked:
        return
    needing = {
        ("route",): inputs.route,
        ("health_check",): inputs.health_check,
        ("scale", "requests"): inputs.scale.requests,
    }
    for path, value in needing.items():
        if value is not None:
            message = f"{'.'.join(path)} is for a service behind a load balancer, and none is linked"
            yield Problem("", path, message, "add a component such as an alb, or leave it out")


MODULE = Module(
    inputs=Inputs,
    links={
        "network": Link(
            NETWORK, "The network the tasks live in.", outputs=("vpc_id", "private_subnet_ids", "public_subnet_ids")
        ),
        "load_balancer": Link(
            HTTP_ORIGIN,
            "The load balancer it stands behind; false for none.",
            outputs=("target_group_arn", "target_group_arn_suffix", "load_balancer_arn_suffix"),
            required=False,
            sends=_target,
            inbound=True,
        ),
        "cluster": Link(
            ECS_CLUSTER,
            "The cluster it runs in; without one it has its own.",
            outputs=("cluster_name", "cluster_arn"),
            required=False,
        ),
        "alarms": Link(ALARM_SINK, "Where its alarms go.", required=False, sends=_alarms),
    },
    accesses={
        "connect": Access(
            "Connects to its port.",
            environment={"HOST": "{host}", "PORT": "{port}", "URL": "http://{host}:{port}"},
        )
    },
    workload=Workload(),
    security_group="security_group_id",
    port="port",
    outputs={
        "service_name": Output("aws_ecs_service.this.name", "Name of the service.", shown=True),
        "cluster_name": Output("local.cluster_name", "Name of the cluster.", shown=True),
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
    name_limit=54,
    check=_check,
)
