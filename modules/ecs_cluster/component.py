"""An ECS cluster for several services on Fargate, on demand and Spot, and on EC2 instances, with Container Insights.

A service links to it by itself where it is the only one; without it each service brings a cluster of its own. What
people type in ECS Exec sessions, and what they see, is recorded in the encrypted log group `/ecs-exec/<name>`; the
services that allow such sessions get the permission to write there.

Groups of instances (`asg` with `purpose: ecs`) that are linked to it join it, and become its capacity providers beside
those of Fargate. What runs on which is each service's to say.

Container Insights is `enhanced` by default, with metrics of every task; `enabled` has those of services only and costs
less. It cannot be disabled: the alarm on missing tasks that a service has reads its metrics, and would never go off.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from generator import component
from generator.component import LogRetention, Module, Output, problem, shown, variable
from generator.interfaces import CONTAINER_HOST, ECS_CLUSTER


def _watched(value: object) -> object:
    if value == "disabled":
        message = f"cannot be {shown(value)}: the alarm on missing tasks reads its metrics, and would never go off"
        raise problem(message, "write enabled, which costs less than enhanced")
    return value


class Inputs(component.Inputs):
    container_insights: Annotated[Literal["enhanced", "enabled"], BeforeValidator(_watched)] = variable(
        "enhanced", "How closely CloudWatch watches the services."
    )
    exec_log_retention: LogRetention = variable(365, "Days the records of ECS Exec sessions are kept.")


_PROVIDERS = ("aws_ecs_cluster_capacity_providers.this",)

MODULE = Module(
    inputs=Inputs,
    provides=(ECS_CLUSTER, CONTAINER_HOST),
    outputs={
        "cluster_name": Output("aws_ecs_cluster.this.name", "Name of the cluster.", shown=True, depends_on=_PROVIDERS),
        "cluster_arn": Output("aws_ecs_cluster.this.arn", "ARN of the cluster.", depends_on=_PROVIDERS),
        # Without waiting for the providers, which are made of what joins.
        "cluster_to_join": Output("aws_ecs_cluster.this.name", "Name of the cluster for instances that join it."),
    },
    remedies={"CKV_AWS_338": "exec_log_retention: 365d"},
    name_limit=245,
)
