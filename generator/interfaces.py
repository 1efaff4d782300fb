"""The interfaces more than one module shares: the words links are made in."""

from __future__ import annotations

from typing import Literal

from generator.component import Duration, Inputs, Interface, Offer, Text, structure, variable


class Tenant(Inputs):
    """Who lives in a network: one address for each copy, and zones enough."""

    copies: int = structure(..., "Most copies that run at once.", ge=0)
    subnets: Literal["public", "private", "database"] = structure("private", "Tier of the subnets they live in.")
    zones: int = structure(1, "Availability Zones that must be there, at least.", ge=1)


NETWORK = Interface(
    "network",
    outputs={
        "vpc_id": Offer("ID of the VPC."),
        "vpc_cidr": Offer("IPv4 block of the VPC."),
        "public_subnet_ids": Offer("IDs of the public subnets.", "list(string)"),
        "private_subnet_ids": Offer("IDs of the private subnets.", "list(string)"),
        "database_subnet_ids": Offer("IDs of the database subnets.", "list(string)"),
        "public_subnets": Offer("IDs of the public subnets, by what tells them apart.", "map(string)"),
        "private_subnets": Offer("IDs of the private subnets, by what tells them apart.", "map(string)"),
    },
    attachment=Tenant,
    attachments="tenants",
)


class HealthCheck(Inputs):
    """How a load balancer finds out whether a target answers."""

    path: str = variable("/", "Path that answers with a success code.", pattern=r"^/[!-~]*$", max_length=1024)
    interval: Duration = variable(30, "Time between two checks, in seconds.", ge=5, le=300)
    timeout: Duration = variable(5, "Time a target has to answer, in seconds.", ge=2, le=120)
    healthy_threshold: int = variable(2, "Successes in a row that make a target healthy.", ge=2, le=10)
    unhealthy_threshold: int = variable(3, "Failures in a row that make it unhealthy.", ge=2, le=10)
    codes: str = variable(
        "200-299", "HTTP codes that count as success.", pattern=r"^[2-4][0-9]{2}([,-][2-4][0-9]{2})*$"
    )


class Target(Inputs):
    """A service behind a load balancer: where it listens, how it is checked, and which requests are its own."""

    port: int = variable(..., "Port the targets listen on.", ge=1, le=65535)
    health_check: HealthCheck = variable(HealthCheck(), "How a target is checked.")
    deregistration_delay: Duration = variable(30, "Time open requests get when a target leaves, in seconds.", le=3600)
    paths: list[str] = structure([], "Path patterns.")
    hosts: list[str] = structure([], "Host name patterns.")
    headers: dict[str, list[str]] = structure({}, "Header name -> value patterns.")
    query: dict[str, list[str]] = structure({}, "Key in the query string -> value patterns.")
    methods: list[str] = structure([], "HTTP methods.")
    priority: int | None = structure(None, "Order among the rules of one listener, 1 first.")
    target_type: Literal["ip", "instance"] = variable("ip", "What is registered: addresses, or instances.")
    websocket: bool = structure(False, "Whether clients keep a connection open.")
    follows_requests: bool = structure(False, "Whether the number of targets follows requests.")

    @property
    def names_requests(self) -> bool:
        """Whether some requests are its own; else it gets what is left."""
        return any((self.paths, self.hosts, self.headers, self.query, self.methods))


HTTP_ORIGIN = Interface(
    "http_origin",
    outputs={
        "url": Offer("URL that requests come in at."),
        "security_group_id": Offer("ID of the load balancer's security group."),
        "load_balancer_arn_suffix": Offer("Name of the load balancer in CloudWatch."),
        "target_group_arn": Offer("ARN of the target group to register with.", each="target_group_arns"),
        "target_group_arn_suffix": Offer("Name of the target group in CloudWatch.", each="target_group_arn_suffixes"),
        "metric_namespace": Offer("Namespace of its metrics in CloudWatch."),
    },
    attachment=Target,
    attachments="targets",
)


class Metric(Inputs):
    """One CloudWatch metric. Dimension values are texts, usually outputs of the sending component."""

    namespace: Text = variable(..., "CloudWatch namespace.")
    name: str = variable(..., "Metric name.")
    statistic: str = variable("Average", "Average, Sum, Minimum, Maximum or a percentile such as p95.")
    dimensions: dict[str, Text] = variable(..., "Dimension name -> value.")


class Alarm(Inputs):
    """An alarm a component asks for: one metric, or an expression over several, against a threshold."""

    description: str = variable(..., "What it means and what to do first.")
    metrics: dict[str, Metric] = variable(..., "Metrics by the id the expression uses; a single one needs none.")
    expression: str = variable("", "CloudWatch metric math over the ids; empty for a single metric.")
    comparison: Literal[
        "GreaterThanThreshold",
        "GreaterThanOrEqualToThreshold",
        "LessThanThreshold",
        "LessThanOrEqualToThreshold",
    ] = variable("GreaterThanThreshold", "How the value is compared with the threshold.")
    threshold: float = variable(..., "The value that must not be crossed.")
    period: Duration = variable(60, "Length of one datapoint, in seconds.")
    evaluations: int = variable(5, "Datapoints looked at, all of which must cross.", ge=1)
    missing_data: Literal["notBreaching", "breaching", "ignore", "missing"] = variable(
        "notBreaching", "What a datapoint without data counts as."
    )


ALARM_SINK = Interface(
    "alarm_sink",
    outputs={"topic_arn": Offer("ARN of the topic that alarms are sent to.")},
    attachment=Alarm,
    attachments="alarms",
)

ECS_CLUSTER = Interface(
    "container_cluster",
    outputs={"cluster_name": Offer("Name of the ECS cluster."), "cluster_arn": Offer("ARN of the ECS cluster.")},
)


class CapacityProvider(Inputs):
    """A group of instances whose room the tasks of a cluster may take."""

    capacity_provider_name: Text = variable(..., "Name of the capacity provider.")


# What joins the cluster is told its name before the cluster's list of providers, which names what joined, is complete.
CONTAINER_HOST = Interface(
    "container_host",
    outputs={"cluster_to_join": Offer("Name of the ECS cluster for instances that join it.")},
    attachment=CapacityProvider,
    attachments="capacity_providers",
)


class Builder(Inputs):
    """Who builds the images of a service, and for which processor; for none where it builds no image."""

    architecture: Literal["x86_64", "arm64"] | None = structure(..., "Processor the images are built for.")


ECS_SERVICE = Interface(
    "container_service",
    outputs={
        "cluster_name": Offer("Name of the ECS cluster."),
        "service_name": Offer("Name of the ECS service."),
        "service_arn": Offer("ARN of the ECS service."),
        "task_family": Offer("Family of the task definition."),
        "task_role_arn": Offer("ARN of the role the program runs as."),
        "execution_role_arn": Offer("ARN of the role that starts the tasks."),
    },
    attachment=Builder,
    attachments="builders",
)

IMAGE_REGISTRY = Interface(
    "image_registry",
    outputs={
        "repository_url": Offer("Address images are pushed to."),
        "repository_arn": Offer("ARN of the repository."),
        "repository_name": Offer("Name of the repository."),
    },
)

BEANSTALK_APPLICATION = Interface(
    "elastic_beanstalk_application", outputs={"application_name": Offer("Name of the Elastic Beanstalk application.")}
)


class Deployer(Inputs):
    """Who deploys versions to an environment, told by its being attached."""


BEANSTALK_ENVIRONMENT = Interface(
    "elastic_beanstalk_environment",
    outputs={
        "application_name": Offer("Name of the Elastic Beanstalk application."),
        "environment_name": Offer("Name of the environment."),
        "instance_role_arn": Offer("ARN of the role the instances run as."),
        "service_role_arn": Offer("ARN of the role Elastic Beanstalk acts in."),
    },
    attachment=Deployer,
    attachments="deployers",
)


class SharedRoute(Inputs):
    """Which requests at a shared load balancer are whose; the rule is made by whoever shares it."""

    hosts: list[str] = structure(..., "Host names.")
    paths: list[str] = structure(..., "Path patterns.")
    priority: int = structure(..., "Order among the rules, 1 first.")


SHARED_LOAD_BALANCER = Interface(
    "shared_load_balancer",
    outputs={
        "load_balancer_arn": Offer("ARN of the load balancer."),
        "listener_port": Offer("Port it listens on.", "number"),
        "load_balancer_arn_suffix": Offer("Name of the load balancer in CloudWatch."),
        "security_group_id": Offer("ID of the load balancer's security group."),
        "url": Offer("URL that requests come in at."),
    },
    attachment=SharedRoute,
    attachments="shared_routes",
)

QUEUE = Interface(
    "queue",
    outputs={
        "queue_url": Offer("Address of the queue."),
        "queue_arn": Offer("ARN of the queue."),
        "queue_name": Offer("Name of the queue."),
        "queue_key_arn": Offer("ARN of the key the messages are encrypted with."),
    },
)


class LightsailNodes(Inputs):
    """Instances behind a Lightsail load balancer."""

    nodes: int = structure(..., "How many instances there are.", ge=1)


LIGHTSAIL_LOAD_BALANCER = Interface(
    "lightsail_balancer",
    outputs={"load_balancer_name": Offer("Name of the load balancer.")},
    attachment=LightsailNodes,
    attachments="groups",
)

ALIAS_TARGET = Interface(
    "alias_target",
    outputs={
        "dns_name": Offer("Name that an alias record points to."),
        "dns_zone_id": Offer("ID of the hosted zone AWS keeps that name in."),
    },
)


class Runner(Inputs):
    """A service that is to run on a group of instances."""

    architecture: Literal["x86_64", "arm64"] | None = structure(..., "Processor its image is built for, where known.")


CAPACITY = Interface(
    "container_capacity",
    outputs={"capacity_provider_name": Offer("Name of the ECS capacity provider.")},
    attachment=Runner,
    attachments="runners",
)


class Reader(Inputs):
    """A distribution that reads a bucket."""

    distribution_arn: Text = variable(..., "ARN of the distribution that may read the bucket.")


BUCKET_ORIGIN = Interface(
    "bucket_origin",
    outputs={"domain_name": Offer("Host name of the bucket in its Region.")},
    attachment=Reader,
    attachments="readers",
)


class Distribution(Inputs):
    """A distribution in front of a load balancer, with the names people reach it under."""

    names: list[str] = structure([], "Names it answers to.")


PRIVATE_ORIGIN = Interface(
    "private_origin",
    outputs={
        "load_balancer_arn": Offer("ARN of the load balancer."),
        "url": Offer("URL that requests come in at."),
    },
    attachment=Distribution,
    attachments="distributions",
)
