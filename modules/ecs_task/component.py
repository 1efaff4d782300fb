"""A task on Fargate that runs by the clock, does its work and ends: a report at night, a clean-up each hour.

`schedule` is a cron expression of AWS's six fields or a rate: `0 2 * * ? *` with `timezone: Europe/Berlin` is two
o'clock there all year round, `rate(6 hours)` is four times a day. `window` lets a run start up to that much later, so
that not all begin at the full hour. A run that is still going does not keep the next one from starting.

A start that fails, for want of capacity or permission, is tried again `retries` times until it is `max_age` old; then
its message goes to an encrypted dead-letter queue. A task that started and ended with another code than 0 is not
started again, as nobody knows how far it came; a message about it goes to the same queue. With a component `alarms` in
the blueprint, people hear of both.

The scheduler may do nothing but run this task definition in this cluster, and hand the task its two roles. What the
program may do, it gets from `uses` and `policies`. Without an `ecs_cluster` in the blueprint the task brings a cluster
of its own. `spot: true` runs it on spare capacity, which costs some 70 percent less and may be taken back at two
minutes' notice: for work that may start over.

The image needs a tag or a digest, never `latest`. The container's root file system is read-only; `writable_paths` are
empty volumes, by default `/tmp`. Values of `secrets` are names in Secrets Manager (`reports/smtp`, or
`reports/smtp:user` for one key of its JSON), names in the Parameter Store (`/reports/key`), or ARNs; the task may read
exactly these. It lives in the private subnets and may connect to port 443 anywhere, to what it uses, and to what
`egress` lists; in a network with neither NAT gateway nor endpoints, say `subnets: public`.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator

from generator import component
from generator.component import (
    Cidr,
    Days,
    Duration,
    Link,
    Load,
    LogRetention,
    Module,
    Output,
    Place,
    Problem,
    Workload,
    derived,
    own,
    structure,
    variable,
)
from generator.containers import moving
from generator.interfaces import ALARM_SINK, ECS_CLUSTER, NETWORK, Alarm, Metric, Tenant

from .cron import CRON_HINT, schedule_of
from .task import Key, Task


class Egress(component.Inputs):
    """Where else the task may connect to."""

    port: int = variable(..., "Port.", ge=1, le=65535)
    cidr: Cidr = variable("0.0.0.0/0", "IPv4 block of the other side.")
    protocol: Literal["tcp", "udp"] = variable("tcp", "Protocol.")


# https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
class Inputs(Task):
    schedule: Annotated[str, BeforeValidator(schedule_of)] = variable(..., f"When: {CRON_HINT}.", known=True)
    timezone: str = variable("UTC", "Time zone, such as Europe/Berlin.", pattern=r"^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$")
    window: Duration | None = structure(None, "Time a run may start later than the schedule says.", ge=60, le=86_400)
    enabled: bool = variable(True, "Whether it runs at all.")
    tasks: int = variable(1, "Tasks that are started each time.", ge=1, le=10, known=True)
    spot: bool = structure(False, "Whether it runs on spare capacity, which may be taken back.")
    retries: int = variable(5, "Times a start that failed is tried again.", ge=0, le=185)
    max_age: Duration = variable(
        3600, "Time after which a start that failed is given up, in seconds.", ge=60, le=86_400
    )
    keep_dead: Days = variable(14, "Days a message about what failed is kept.", le=14)

    subnets: Literal["private", "public"] = structure(
        "private", "Subnets the task lives in; public gives it a public address."
    )
    egress: dict[Key, Egress] = variable({}, "What the task may connect to besides port 443 and what it uses.")
    log_retention: LogRetention = variable(365, "Days the logs are kept.")

    @derived("Time a run may start later than the schedule says, in minutes.")
    def window_minutes(self, _place: Place) -> int | None:
        return None if self.window is None else self.window // 60

    @derived("Storage of a task in GiB.")
    def storage_size(self, _place: Place) -> int | None:
        return self.storage


def _alarms(_inputs: object, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    metric = Metric.model_construct(
        namespace="AWS/SQS",
        name="ApproximateNumberOfMessagesVisible",
        statistic="Maximum",
        dimensions={"QueueName": own("dead_letter_queue_name")},
    )
    description = "The task could not be started, or failed: the message in the dead-letter queue says which and why."
    return {
        "failed": Alarm.model_construct(description=description, metrics={"dead": metric}, threshold=0.0, evaluations=1)
    }


def _check(inputs: Inputs, _place: Place) -> Iterator[Problem]:
    if found := moving(inputs.image):
        yield Problem("", ("image",), f"image {found[0]}", found[1])


MODULE = Module(
    inputs=Inputs,
    links={
        "network": Link(
            NETWORK,
            "The network the task lives in.",
            outputs=lambda inputs: ("vpc_id", f"{inputs.subnets}_subnet_ids"),
            sends=lambda inputs, _linked: {"": Tenant(copies=inputs.tasks, subnets=inputs.subnets)},
        ),
        "cluster": Link(
            ECS_CLUSTER,
            "The cluster it runs in; without one it has its own.",
            outputs=("cluster_name", "cluster_arn"),
            required=False,
        ),
        "alarms": Link(ALARM_SINK, "Who hears of runs that failed.", required=False, sends=_alarms),
    },
    workload=Workload(load=lambda inputs: Load(inputs.tasks, subnets=inputs.subnets)),
    security_group="security_group_id",
    outputs={
        "schedule_name": Output("aws_scheduler_schedule.this.name", "Name of the schedule.", shown=True),
        "schedule_arn": Output("aws_scheduler_schedule.this.arn", "ARN of the schedule."),
        "cluster_name": Output("local.cluster_name", "Name of the cluster.", shown=True),
        "task_family": Output("aws_ecs_task_definition.this.family", "Family of the task definition."),
        "security_group_id": Output("aws_security_group.this.id", "ID of the task's security group."),
        "task_role_arn": Output("aws_iam_role.task.arn", "ARN of the role the program runs as."),
        "task_role_name": Output("aws_iam_role.task.name", "Name of the role the program runs as."),
        "execution_role_arn": Output("aws_iam_role.execution.arn", "ARN of the role that starts the task."),
        "schedule_role_arn": Output("aws_iam_role.schedule.arn", "ARN of the role the scheduler acts in."),
        "log_group_name": Output("aws_cloudwatch_log_group.logs.name", "Log group of the task.", shown=True),
        "dead_letter_queue_url": Output("aws_sqs_queue.dead.url", "Where messages about what failed are.", shown=True),
        "dead_letter_queue_name": Output("aws_sqs_queue.dead.name", "Name of the dead-letter queue."),
    },
    remedies={"CKV_AWS_338": "log_retention: 365d"},
    check=_check,
    # Names of roles end at 64, "-execution" taken off.
    name_limit=54,
)
