"""A service of containers on Fargate or EC2: behind a load balancer, internal or a worker, scaled by load and clock.

Where a component provides HTTP (an `alb`), the service is one of its targets: `health_check` is the path asked there
and `route` says which requests are its own; `load_balancer: false` keeps it internal. Behind a public and an internal
one at once it names the second, `internal_load_balancer: inner`; route and health check hold for both. Other services
reach it with `uses: [api]` when it says `discovery: true`: they get `API_HOST`, `API_PORT` and `API_URL`, a name in
the VPC's own DNS. Without an `ecs_cluster` in the blueprint the service brings a cluster of its own, with Container
Insights.

Service Connect gives names too, through a proxy beside each task that balances, retries and measures: the first service
says `service_connect: {}` and makes the namespace, the others name it, `{namespace: "${api.namespace_arn}"}`, with
`server: false` where nobody calls them. `uses: [api]` then hands over the alias and opens the port.

A worker listens on nothing: it leaves out `port`, or says `port: ~` where it follows no queue. With
`scale: {min: 1, max: 20, backlog_per_task: 10}` ten messages wait in the linked `queue` for each task, no more; to work
on them it says `uses: {jobs: receive}`. `steps` adds and takes away tasks by how far CPU, memory or messages are off,
and with messages also from none. What runs by the clock and ends is an `ecs_task`.

`sidecars` are containers beside the program, which it reaches at localhost: each with its image, ports, secrets, health
check and share of CPU and memory. `depends_on` says what waits for what, the program too: `{migrations: success}` once
a container that is not `essential` has ended well, `{collector: healthy}` once its check says so. A collector of
OpenTelemetry needs `policies: {tracing: "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"}`. `log_router` sends the
program's lines through Fluent Bit, by FireLens, to where its `options` say; those of sidecars stay in CloudWatch.

With `launch: ec2` tasks run on instances of the linked cluster: on one group (`asg` with `purpose: ecs`), or on several
under `capacities` by weight, of which one may have a base. File systems it `uses` are mounted, encrypted on the way and
with the rights of the task's role.

The image needs a tag or a digest, never `latest`. Let the pipeline that pushed it say the tag, and no later apply
takes it back: declare a variable and write `image: ${registry.repository_url}:${var.image_tag}`. Images are taken to
be built for x86_64, as most pipelines do; `architecture: arm64` costs 20 percent less and needs images built for it.

Left alone, two tasks run with 256 CPU units and 512 MiB; without `memory` a task gets the least its `cpu` goes with.
Give `scale` room (`{min: 2, max: 6, cpu: 70}`) and the service follows its CPU, memory or requests. Schedules set
minimum and maximum by the clock, down to zero at night; from their first run on they decide, and an apply does not
undo them. `spot` runs a share of the tasks on spare capacity that costs some 70 percent less and may be taken back
at two minutes' notice; the base stays on demand.

The first image must be in its registry before the service: `terraform apply -target=module.registry`, push, then apply.
A service that found none is started again by `aws ecs update-service --force-new-deployment`.

A deployment that does not come up is rolled back; `rollback_on: {errors: 10, response_time: 1.5}` also takes back one
whose tasks come up and answer badly. The container's root file system is read-only; `writable_paths` are
empty volumes, by default `/tmp`. They belong to root: an image that runs as another user declares its own with
`VOLUME` after giving them to that user. Logs are encrypted, and lines are dropped rather than the program held up
should CloudWatch not take them.

Values of `secrets` are names in Secrets Manager (`streamboard/ga`, or `streamboard/ga:key` for one key of its JSON),
names in the Parameter Store (`/streamboard/key`), or ARNs; the service may read exactly these. Tasks live in the
private subnets and may connect to port 443 anywhere, to what they use, and to what `egress` lists. They pull their
image through a NAT gateway or endpoints; in a network with neither, say `subnets: public`, which gives them public
addresses that nothing may connect to.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, ValidationInfo, field_validator

from generator.component import (
    Access,
    Duration,
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
from generator.interfaces import (
    ALARM_SINK,
    CAPACITY,
    ECS_CLUSTER,
    ECS_SERVICE,
    NETWORK,
    QUEUE,
    HealthCheck,
)

from .alarms import alarms
from .capacity import Capacity
from .check import check
from .connect import ServiceConnect
from .container import (
    ContainerHealthCheck,
)
from .rollback import Rollback, rolling
from .routing import LOAD_BALANCERS, TARGET_GROUPS, Egress, Route, load, runner, tenant
from .scaled import Scaled
from .scaling import Key
from .sidecar import check_of


def _path_of(value: object) -> object:
    return {"path": value} if isinstance(value, str) else value


class Inputs(Scaled):
    health_check: Annotated[
        HealthCheck | None, BeforeValidator(_path_of, json_schema_input_type=HealthCheck | str | None)
    ] = structure(None, "How the load balancer checks a task: a path, or more.")
    health_check_grace_period: Duration = structure(60, "Time a new task has before checks count, in seconds.", le=7200)
    container_health_check: Annotated[
        ContainerHealthCheck | None,
        BeforeValidator(check_of, json_schema_input_type=ContainerHealthCheck | list[str] | str | None),
    ] = variable(None, "How a container checks itself: a command, or more.")
    deregistration_delay: Duration = structure(30, "Time open requests get when a task leaves, in seconds.", le=3600)
    route: Route | None = structure(None, "Which requests at the load balancer are the service's; by default the rest.")
    websocket: bool = structure(False, "Whether clients keep a connection open, as those of dashboards do.")
    connections: int = structure(0, "Connections each task may open to a database it uses.", ge=0, le=10000)
    discovery: bool = structure(False, "Whether it has a name in the VPC's DNS, for other services to use.")

    service_connect: ServiceConnect | None = structure(
        None, "Names for services that a proxy beside each task resolves, balances and measures."
    )

    launch: Literal["fargate", "ec2"] = structure("fargate", "What tasks run on: Fargate, or instances of the cluster.")
    capacities: dict[Key, Capacity] = structure({}, "Several groups of instances by weight, in place of one capacity.")
    subnets: Literal["private", "public"] = structure(
        "private", "Subnets the tasks live in; public gives them public addresses."
    )
    egress: dict[Key, Egress] = variable({}, "What tasks may connect to besides port 443 and what they use.")

    deployment: Annotated[Literal["rolling"], BeforeValidator(rolling)] = structure(
        "rolling", "How new tasks take the place of old ones."
    )
    rollback_on: Rollback | None = structure(None, "Alarms that take a deployment back, besides tasks that fail.")
    minimum_healthy_percent: int = variable(100, "Percent of the tasks a deployment keeps running.", ge=0, le=100)
    maximum_percent: int = variable(200, "Percent of the tasks that run at most during a deployment.", ge=100, le=200)
    exec: bool = structure(False, "Whether people may open a shell in a task with ECS Exec.")
    log_retention: LogRetention = variable(365, "Days the logs are kept.")

    @field_validator("maximum_percent")
    @classmethod
    def _room_to_deploy(cls, most: int, info: ValidationInfo) -> int:
        if most == 100 and info.data.get("minimum_healthy_percent") == 100:
            message = "cannot be 100 with minimum_healthy_percent 100: a deployment could start no task and stop none"
            raise problem(message, "write maximum_percent: 200, or minimum_healthy_percent: 50")
        return most

    @property
    def most(self) -> int:
        """Most tasks that run at once, without those a deployment adds."""
        counts = [self.scale.min, self.scale.max, *(item.max for item in self.scale.schedules.values())]
        return max(count for count in counts if count is not None)

    @property
    def makes_namespace(self) -> bool:
        """Whether the namespace of Service Connect is its own."""
        return self.service_connect is not None and self.service_connect.namespace is None

    @property
    def is_called(self) -> bool:
        """Whether others call it by Service Connect."""
        connect = self.service_connect
        return connect is not None and (self.listens if connect.server is None else connect.server)

    @derived("ARN of the namespace of Service Connect.")
    def connect_namespace(self, _place: Place) -> Text | None:
        return self.service_connect.namespace if self.service_connect else None

    @derived("Name it is called by in Service Connect.")
    def connect_alias(self, place: Place) -> str | None:
        named = self.service_connect.alias if self.service_connect else None
        return (named or place.component.replace("_", "-")) if self.is_called else None

    @derived("Port it is called at in Service Connect.")
    def connect_port(self, _place: Place) -> int | None:
        return (self.service_connect.port or self.port) if self.service_connect and self.is_called else None

    @derived("Time a connection of Service Connect may be idle, in seconds.")
    def connect_idle_timeout(self, _place: Place) -> int | None:
        return self.service_connect.timeouts[0] if self.service_connect and self.is_called else None

    @derived("Time an answer may take in Service Connect, in seconds.")
    def connect_request_timeout(self, _place: Place) -> int | None:
        return self.service_connect.timeouts[1] if self.service_connect and self.is_called else None

    @derived("Responses a minute with a 5xx code that take a deployment back.")
    def rollback_errors(self, _place: Place) -> int | None:
        return self.rollback_on.errors if self.rollback_on else None

    @derived("Seconds for 95 percent of responses that take a deployment back.")
    def rollback_response_time(self, _place: Place) -> float | None:
        return self.rollback_on.response_time if self.rollback_on else None

    @derived("Further alarms that take a deployment back.")
    def rollback_alarms(self, _place: Place) -> list[Text] | None:
        return self.rollback_on.alarms if self.rollback_on else None

    @derived("Groups of instances that share the tasks.")
    def capacity_providers(self, _place: Place) -> dict[str, Capacity] | None:
        return self.capacities or None

    @derived("Storage of a task in GiB.")
    def storage_size(self, _place: Place) -> int | None:
        return self.storage

    @derived("Time a new task has before the load balancer's checks count, in seconds.")
    def grace_period(self, place: Place) -> int | None:
        return self.health_check_grace_period if place.linked & LOAD_BALANCERS.keys() else None


def _address(inputs: Inputs) -> Mapping[str, str]:
    """Where it is found: by the VPC's DNS where it has a name there, else by the proxy of Service Connect."""
    port = "{port}" if inputs.discovery else "{alias_port}"
    return {"HOST": "{host}", "PORT": port, "URL": f"http://{{host}}:{port}"}


MODULE = Module(
    inputs=Inputs,
    provides=(ECS_SERVICE,),
    links={
        "network": Link(
            NETWORK,
            "The network the tasks live in.",
            outputs=lambda inputs: ("vpc_id", f"{inputs.subnets}_subnet_ids"),
            sends=tenant,
        ),
        **LOAD_BALANCERS,
        "cluster": Link(
            ECS_CLUSTER,
            "The cluster it runs in; without one it has its own.",
            outputs=("cluster_name", "cluster_arn"),
            required=False,
        ),
        "queue": Link(
            QUEUE,
            "The queue whose messages scale follows.",
            outputs=("queue_name",),
            when=lambda inputs: bool(inputs.scale.needs_queue),
            uses=("receive", "redrive"),
        ),
        "capacity": Link(
            CAPACITY,
            "The group of instances it runs on.",
            outputs=("capacity_provider_name",),
            sends=runner,
            when=lambda inputs: inputs.launch == "ec2" and not inputs.capacities,
            otherwise="write launch: ec2 and no capacities, or leave it out",
        ),
        "alarms": Link(ALARM_SINK, "Where its alarms go.", required=False, sends=alarms),
    },
    accesses={
        "connect": Access(
            "Connects to its port.",
            environment=_address,
            when=lambda inputs: bool(inputs.listens and (inputs.discovery or inputs.is_called)),
            otherwise="give it a port and write discovery: true there, or service_connect in both",
        )
    },
    workload=Workload(mounts="volumes", load=load),
    security_group="security_group_id",
    port="port",
    outputs={
        "service_name": Output("aws_ecs_service.this.name", "Name of the service.", shown=True),
        "service_arn": Output("aws_ecs_service.this.id", "ARN of the service."),
        "cluster_name": Output("local.cluster_name", "Name of the cluster.", shown=True),
        "task_family": Output("aws_ecs_task_definition.this.family", "Family of the task definition."),
        "security_group_id": Output("aws_security_group.this.id", "ID of the tasks' security group."),
        "port": Output("var.port", "Port the tasks listen on.", "number", when=lambda inputs: bool(inputs.listens)),
        "host": Output(
            "local.host",
            "Name of the tasks in the VPC's DNS.",
            when=lambda inputs: bool(inputs.discovery or inputs.is_called),
            shown=True,
        ),
        "alias_port": Output(
            "local.alias_port",
            "Port it is called at in Service Connect.",
            "number",
            when=lambda inputs: bool(inputs.is_called),
            # Tasks find only those services that were there before them.
            depends_on=("aws_ecs_service.this",),
        ),
        "namespace_arn": Output(
            "local.namespace_arn",
            "ARN of the namespace of Service Connect.",
            when=lambda inputs: inputs.service_connect is not None,
        ),
        "task_role_arn": Output("aws_iam_role.task.arn", "ARN of the role the program runs as."),
        "task_role_name": Output("aws_iam_role.task.name", "Name of the role the program runs as."),
        "execution_role_arn": Output("aws_iam_role.execution.arn", "ARN of the role that starts the tasks."),
        "log_group_name": Output("aws_cloudwatch_log_group.logs.name", "Log group of the tasks.", shown=True),
        **TARGET_GROUPS,
    },
    remedies={"CKV_AWS_333": "subnets: private", "CKV_AWS_338": "log_retention: 365d"},
    name_limit=54,
    check=check,
)
