"""A group of EC2 instances that heals and scales by itself, with a program of its own or as capacity of an ECS cluster.

Instances start from Amazon Linux 2023, for Graviton where the instance types are, with an encrypted gp3 volume, without
IMDSv1, without keys: a shell is opened with Session Manager. They live in the private subnets and may connect to port
443 anywhere, to what they `use`, and to what `egress` lists. The newest image is looked up whenever Terraform plans;
`image` fixes one. When what instances are made from changes, they are replaced a few at a time (`refresh`), and a
refresh that fails, or during which one of `rollback_alarms` goes off, is taken back.

`user_data` is the script that installs and starts the program. Where a component provides HTTP (an `alb`), the group is
one of its targets: `health_check` is the path asked there, an instance that does not answer is replaced, and `route`
says which requests are its own. What `environment`, `secrets` and `uses` give stands in the script's environment and in
`/etc/<component>.env`, which a shell reads as well as `EnvironmentFile=` of systemd. Secrets are read when an instance
starts, never part of the user data: values are names in Secrets Manager (`shop/mail`, `shop/mail:key` for one key of
its JSON), parameters (`/shop/mail`) or ARNs. After a secret was rotated, replace the instances or read it anew.

With `scale: {min: 2, max: 6}` the number follows the CPU at 70 percent; `requests` follows the load balancer, `steps`
adds and takes away by how far the CPU is off. Schedules set minimum and maximum by the clock, in five fields of cron,
and from their first run on they decide: an apply does not undo them. `spot` runs a share on spare capacity that costs
some 70 percent less and may be taken back at two minutes' notice; name several `instance_types` of about one size for
it. `warm_pool` keeps instances ready where starting one takes long: running, or `state: stopped` where the image brings
all there is to run.

With `purpose: ecs` the instances join the ECS cluster the group is linked to, and become one of its capacity providers:
ECS starts as many as the tasks need, up to `scale.max`, takes away only those without tasks, and drains one before it
goes. A cluster takes several such groups. Tasks get no credentials of the instances. Each task takes a network
interface, and an m7g.large has two for them; it has more when the account says so before instances start:
`aws ecs put-account-setting-default --name awsvpcTrunking --value enabled`.
"""

from generator.component import (
    Link,
    Load,
    Module,
    Output,
    Workload,
)
from generator.interfaces import ALARM_SINK, CAPACITY, CONTAINER_HOST, HTTP_ORIGIN, NETWORK, Tenant

from .alarms import alarms
from .capacity import joins
from .check import check
from .group import Group
from .routing import target


def _is_alone(inputs: Group) -> bool:
    return not inputs.is_capacity


def _lives(inputs: Group, _linked: frozenset[str]) -> dict[str, Tenant]:
    return {"": Tenant(copies=inputs.most, subnets=inputs.subnets)}


def _load(inputs: Group) -> Load:
    return Load(inputs.most, inputs.connections, inputs.subnets)


def _balanced(inputs: Group) -> tuple[str, ...]:
    names = ("target_group_arn", "target_group_arn_suffix", "load_balancer_arn_suffix", "metric_namespace")
    return names if not inputs.is_capacity else ()


MODULE = Module(
    inputs=Group,
    provides=(CAPACITY,),
    links={
        "network": Link(
            NETWORK,
            "The network it lives in.",
            outputs=lambda inputs: ("vpc_id", f"{inputs.subnets}_subnet_ids"),
            sends=_lives,
        ),
        "load_balancer": Link(
            HTTP_ORIGIN,
            "The load balancer it is behind; false for none.",
            outputs=_balanced,
            required=False,
            sends=target,
            inbound=True,
            when=_is_alone,
        ),
        "cluster": Link(
            CONTAINER_HOST,
            "The ECS cluster its instances join.",
            outputs=("cluster_to_join",),
            sends=joins,
            when=lambda inputs: inputs.is_capacity,
        ),
        "alarms": Link(ALARM_SINK, "Where its alarms go.", required=False, sends=alarms),
    },
    workload=Workload(load=_load),
    security_group="security_group_id",
    port="port",
    outputs={
        "group_name": Output("aws_autoscaling_group.this.name", "Name of the group.", shown=True),
        "group_arn": Output("aws_autoscaling_group.this.arn", "ARN of the group."),
        "launch_template_id": Output("aws_launch_template.this.id", "ID of the launch template."),
        "image_id": Output("aws_launch_template.this.image_id", "Image the instances start from."),
        "security_group_id": Output("aws_security_group.this.id", "ID of the instances' security group."),
        "port": Output("var.port", "Port the program listens on.", "number"),
        "role_arn": Output("aws_iam_role.this.arn", "ARN of the role the instances run as."),
        "role_name": Output("aws_iam_role.this.name", "Name of the role the instances run as."),
        "capacity_provider_name": Output(
            "aws_ecs_capacity_provider.this.name",
            "Name of the ECS capacity provider.",
            when=lambda inputs: inputs.is_capacity,
            shown=True,
        ),
        "target_group_arn_suffix": Output(
            "var.target_group_arn_suffix", "The target group as metrics name it.", link="load_balancer"
        ),
        "load_balancer_arn_suffix": Output(
            "var.load_balancer_arn_suffix", "The load balancer as metrics name it.", link="load_balancer"
        ),
        "load_balancer_namespace": Output(
            "var.metric_namespace", "Namespace of the load balancer's metrics.", link="load_balancer"
        ),
    },
    remedies={"CKV_AWS_88": "subnets: private", "CKV_AWS_341": "metadata_hops: 1"},
    name_limit=55,
    check=check,
)
