"""An Elastic Beanstalk environment on Amazon Linux 2023: web or worker, behind a load balancer or a single instance.

`platform` names a family (`docker`, `python-3.13`, `nodejs-22` ...); its newest version is looked up whenever Terraform
plans, and AWS brings it up to date every week in between, on Sundays at 03:00 UTC. `platform_version: 4.7.0` fixes it,
with `managed_updates: false`. Instances are made from a launch template, keep IMDSv1 off and have no keys: a shell is
opened with Session Manager. They live in the private subnets, may connect to port 443 anywhere, to what they `use` and
to what `egress` lists. EBS encryption has no option in Elastic Beanstalk: switch it on for the account (`aws ec2
enable-ebs-encryption-by-default`).

A web environment has a load balancer of its own, with a certificate for `domain` in `hosted_zone` or the one in
`certificate_arn`, a redirect from HTTP, and access logs; or it shares an `alb` of the blueprint, where `route` says
which requests are its own. `single_instance: true` is for development: one public instance that speaks plain HTTP, to
the `allowed_cidrs` alone. A worker gets the messages of the `sqs` component it is linked to as requests on localhost.

With `image` Terraform deploys a container image, and with `bundle` a source bundle that lies in S3. With neither, the
environment starts with AWS's sample, and whoever deploys (`eb deploy`, a pipeline) decides what runs; no later apply
takes it back. What can only travel with the application (`packages`, `proxy`, `clean`, `memory_metrics`, the worker's
`cron` and a `timeout` over a minute) is rendered to `bundles/<component>/`, to be copied into its source bundle.

Values of `secrets` are names in Secrets Manager (`shop/mail`, `shop/mail:key` for one key of its JSON, on platforms
from 2026-01-13 on), parameters (`/shop/mail`) or ARNs; Elastic Beanstalk fetches them when an instance starts.
Environment variables take 4096 characters together.

For blue/green, link two environments to one `beanstalk_application`, give each a `cname_prefix` and the domain to the
live one: its record names the prefix, so that swapping the two URLs moves the requests, and `swap_with` makes the
command for it an output. Terraform does not undo a swap.

`settings` takes further options by namespace and name. What Classic Load Balancers had is refused, and what a word of
the module decides too: both would make every plan differ.
"""

from collections.abc import Mapping

from pydantic import field_validator

from generator.component import Link, Load, LogRetention, Module, Output, Place, Workload, derived, structure, variable
from generator.interfaces import (
    ALARM_SINK,
    BEANSTALK_APPLICATION,
    BEANSTALK_ENVIRONMENT,
    NETWORK,
    QUEUE,
    SHARED_LOAD_BALANCER,
    Tenant,
)

from .alarms import alarms
from .balancer import Balanced
from .bundle import files
from .check import check
from .health import check_environment_metrics, check_instance_metrics
from .options import check_options, text_of
from .routing import shared_route


class Inputs(Balanced):
    """All an environment is made of."""

    keep_versions: int = variable(50, "Versions that are kept of an application made here.", ge=1, le=1000)
    cname_prefix: str | None = variable(
        None,
        "First part of its address under elasticbeanstalk.com, 4 to 63 letters, digits and hyphens.",
        pattern=r"^[A-Za-z0-9]([A-Za-z0-9-]{2,61})[A-Za-z0-9]$",
    )
    swap_with: str | None = variable(None, "Name of the environment it swaps its address with.")
    instance_metrics: list[str] = variable(
        ["CPUUser", "RootFilesystemUtil"],
        "Metrics of each instance that go to CloudWatch, besides EC2's own.",
        known=True,
    )
    environment_metrics: list[str] = variable(
        ["ApplicationLatencyP99", "ApplicationRequests5xx", "ApplicationRequestsTotal"],
        "Metrics of the whole environment that go to CloudWatch.",
        known=True,
    )
    log_retention: LogRetention = variable(365, "Days the logs are kept in CloudWatch.")
    keep_logs: bool = variable(True, "Whether the logs stay when the environment goes.")
    settings: dict[str, dict[str, str | bool | int | float]] = structure(
        {}, "Further option settings: namespace -> name -> value."
    )

    _options = field_validator("settings")(check_options)
    _instance_metrics = field_validator("instance_metrics")(check_instance_metrics)
    _environment_metrics = field_validator("environment_metrics")(check_environment_metrics)

    @property
    def has_prefix(self) -> bool:
        """Whether the first part of its address is chosen."""
        return self.cname_prefix is not None

    @property
    def ignored(self) -> bool:
        """Whether anything of the environment is left to others after it is made."""
        return self.has_prefix or self.managed_updates is not None

    @property
    def is_swapped(self) -> bool:
        """Whether it swaps its address with that of another environment."""
        return self.swap_with is not None

    @property
    def further_settings(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Option settings written by hand, as texts in their order."""
        found = {namespace: sorted(options.items()) for namespace, options in sorted(self.settings.items())}
        return [(namespace, [(name, text_of(value)) for name, value in values]) for namespace, values in found.items()]

    @derived("Name of the application.")
    def application(self, place: Place) -> str | None:
        return None if "application" in place.linked else place.name


def _tier(inputs: Inputs) -> str:
    return "public" if inputs.single_instance else inputs.subnets


def _most(inputs: Inputs) -> int:
    return 1 if inputs.single_instance else inputs.scale.max


def _lives(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Tenant]:
    return {"": Tenant.model_construct(copies=_most(inputs), subnets=_tier(inputs))}


def _subnets(inputs: Inputs) -> tuple[str, ...]:
    instances = _tier(inputs)
    balancers = "private" if inputs.internal else "public"
    kinds = {instances} if inputs.single_instance or inputs.tier == "worker" else {instances, balancers}
    block = ("vpc_cidr",) if inputs.internal and not inputs.allowed_cidrs else ()
    return ("vpc_id", *block, *(f"{kind}_subnet_ids" for kind in sorted(kinds)))


MODULE = Module(
    inputs=Inputs,
    provides=(BEANSTALK_ENVIRONMENT,),
    links={
        "network": Link(NETWORK, "The network it lives in.", outputs=_subnets, sends=_lives),
        "application": Link(
            BEANSTALK_APPLICATION,
            "The application it is an environment of; without one it has its own.",
            outputs=("application_name",),
            required=False,
        ),
        "load_balancer": Link(
            SHARED_LOAD_BALANCER,
            "The load balancer it shares; false for one of its own.",
            outputs=("load_balancer_arn", "listener_port", "security_group_id", "url"),
            required=False,
            sends=shared_route,
            inbound=True,
            when=lambda inputs: inputs.tier == "web" and not inputs.single_instance,
        ),
        "queue": Link(
            QUEUE,
            "The queue a worker works off.",
            outputs=("queue_url", "queue_arn", "queue_key_arn"),
            when=lambda inputs: inputs.tier == "worker",
        ),
        "alarms": Link(ALARM_SINK, "Who hears of bad health.", required=False, sends=alarms),
    },
    workload=Workload(load=lambda inputs: Load(_most(inputs), subnets=_tier(inputs))),
    security_group="security_group_id",
    port="port",
    outputs={
        "url": Output("local.url", "Address people open.", when=lambda inputs: inputs.tier == "web", shown=True),
        "application_name": Output("local.application_name", "Name of the application.", shown=True),
        "environment_name": Output(
            "aws_elastic_beanstalk_environment.this.name", "Name of the environment.", shown=True
        ),
        "environment_arn": Output("aws_elastic_beanstalk_environment.this.arn", "ARN of the environment."),
        "cname": Output(
            "aws_elastic_beanstalk_environment.this.cname",
            "AWS's own name of it.",
            when=lambda inputs: inputs.tier == "web",
            shown=True,
        ),
        "platform": Output(
            "aws_elastic_beanstalk_environment.this.solution_stack_name", "Platform it runs on.", shown=True
        ),
        "swap_command": Output(
            "local.swap_command",
            "What swaps its address with that of the other environment.",
            when=lambda inputs: inputs.is_swapped,
            shown=True,
        ),
        "port": Output("80", "Port the proxy on the instances listens on.", "number"),
        "security_group_id": Output("aws_security_group.instances.id", "ID of the instances' security group."),
        "instance_role_arn": Output("aws_iam_role.instance.arn", "ARN of the role the instances run as."),
        "instance_role_name": Output("aws_iam_role.instance.name", "Name of the role the instances run as."),
        "service_role_arn": Output("aws_iam_role.service.arn", "ARN of the role Elastic Beanstalk acts in."),
        "certificate_arn": Output(
            "aws_acm_certificate_validation.this.certificate_arn",
            "ARN of the certificate made here.",
            when=lambda inputs: inputs.has_zone and inputs.makes_certificate,
        ),
        "version_bucket": Output(
            "aws_s3_bucket.versions.bucket",
            "Bucket the versions of the application are kept in.",
            when=lambda inputs: inputs.version_from == "image",
        ),
    },
    protections={"force_destroy": False},
    remedies={"CKV_AWS_340": "managed_updates: true"},
    # Names of environments end at 40; "-access-logs-" and the account behind them must fit into a bucket's.
    name_limit=38,
    check=check,
    bundle=files,
)
