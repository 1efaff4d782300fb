"""What is known of workloads beside what they stand in: a blueprint that trips each check, and one that does not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import resources
from generator.cli import main

# Nothing is said of this one. Rows of the table change one thing in it.
SOUND = """\
version: 1
name: shop
region: us-east-1
environments:
  prod: {}
components:
  net: {module: vpc, cidr: 10.0.0.0/22, nat: per_az}
  edge: {module: alb, certificate_arn: "${var.certificate}", sticky_sessions: 1h, idle_timeout: 5m}
  web:
    module: ecs_service
    image: "shop/web:1.0"
    port: 8080
    websocket: true
    subnets: private
    connections: 5
    spot: {base: 1, percent: 50}
    scale: {min: 2, max: 8}
    uses: [orders, visits]
  orders: {module: rds, instance_class: db.t4g.micro, multi_az: true}
  visits: {module: aurora, capacity: {min: 0.5, max: 1}}
  fleet:
    module: asg
    load_balancer: false
    user_data: "#!/bin/bash"
    instance_types: [m7g.large, m6g.large]
    spot: {base: 1, percent: 80}
    scale: {min: 2, max: 3}
variables:
  certificate: {description: ARN of the certificate.}
"""


class Trap(NamedTuple):
    """What changes in the sound blueprint, and what is said then: place, code and message, then the way out."""

    before: str
    after: str
    said: tuple[str, ...]


_GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
_BALANCER = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application"
_PROD = 'in the environment "prod"'
_NARROW = (
    "private_blocks: [10.0.0.0/28, 10.0.0.16/28], public_blocks: [10.0.1.0/24, 10.0.2.0/24], "
    "database_blocks: [10.0.0.32/28, 10.0.0.48/28]"
)
TRAPS = {
    "connections": Trap(
        "connections: 5",
        "connections: 20",
        (
            'b.yaml:19:41: W031 component "orders": it takes about 112 connections, and those who use it may open 160 '
            f"(web 8 x 20) {_PROD}",
            "take a larger one, a proxy or a smaller pool, or let fewer copies run; "
            f"{_GUIDE}/CHAP_Limits.html#RDS_Limits.MaxConnections",
        ),
    ),
    "connections-of-serverless": Trap(
        "connections: 5",
        "connections: 30",
        (
            'b.yaml:19:41: W031 component "orders": it takes about 112 connections, and those who use it may open 240 '
            f"(web 8 x 30) {_PROD}",
            'b.yaml:20:38: W031 component "visits": it takes about 225 connections, and those who use it may open 240 '
            f"(web 8 x 30) {_PROD}",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Managing.html",
        ),
    ),
    "no-stickiness": Trap(
        "sticky_sessions: 1h, ",
        "",
        (
            'b.yaml:8:9: W031 component "edge": clients of "web" that connect again may reach another copy, which '
            f"knows nothing of their session {_PROD}",
            f"write sticky_sessions: 1h; {_BALANCER}/edit-target-group-attributes.html",
        ),
    ),
    "short-idle-timeout": Trap(
        "idle_timeout: 5m",
        "idle_timeout: 1m",
        (
            'b.yaml:8:97: W031 component "edge": it closes connections of "web" when nobody has spoken for 60 seconds '
            f"{_PROD}",
            f"write idle_timeout: 5m; {_BALANCER}/edit-load-balancer-attributes.html",
        ),
    ),
    "tasks-on-spot-alone": Trap(
        "spot: {base: 1, percent: 50}",
        "spot: {base: 0, percent: 50}",
        (
            'b.yaml:16:11: W031 component "web": spot has base 0: AWS may take back all tasks at two minutes\' notice '
            f"{_PROD}",
            "write base: 1 or more; "
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html",
        ),
    ),
    "instances-on-spot-alone": Trap(
        "spot: {base: 1, percent: 80}",
        "spot: {base: 0, percent: 80}",
        (
            'b.yaml:26:11: W031 component "fleet": spot has base 0: AWS may take back all instances at two minutes\' '
            f"notice {_PROD}",
            "write base: 1 or more; https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-interruptions.html",
        ),
    ),
    "one-task": Trap(
        "scale: {min: 2, max: 8}",
        "scale: {min: 1, max: 8}",
        (
            'b.yaml:17:12: W031 component "web": one task may be all there is: while it is replaced, nobody is '
            f"answered {_PROD}",
            "write min: 2 or more; "
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html",
        ),
    ),
    "one-instance": Trap(
        "scale: {min: 2, max: 3}",
        "scale: {min: 1, max: 3}",
        (
            'b.yaml:27:12: W031 component "fleet": scale has min 1: while that one instance is replaced, or its zone '
            f"fails, there may be none {_PROD}",
            "write scale: {min: 2}; https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html",
        ),
    ),
    "one-nat": Trap(
        "nat: per_az",
        "nat: single",
        (
            'b.yaml:7:46: W031 component "net": all zones go out through one NAT gateway: when its zone fails, none '
            f"reaches the internet {_PROD}",
            "write nat: per_az; https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
        ),
    ),
    "no-way-out": Trap(
        "nat: per_az",
        "nat: none",
        (
            'b.yaml:7:46: W031 component "net": its private subnets have no way out, and web, fleet there may need '
            f"ecr.api, ecr.dkr, logs {_PROD}",
            "write nat: single; endpoints: [s3, ecr.api, ecr.dkr, logs], which reach images in ECR alone; "
            "or subnets: public there; https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
        ),
    ),
    "databases-reached-from-public-subnets": Trap(
        "subnets: private",
        "subnets: public",
        (
            'b.yaml:14:14: W031 component "web": "orders", a database, can be reached from the public subnets',
            'b.yaml:14:14: W031 component "web": "visits", a database, can be reached from the public subnets',
            "write subnets: private there, with a NAT gateway or endpoints in the network; "
            f"{_GUIDE}/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
        ),
    ),
    "database-without-standby": Trap(
        "multi_az: true",
        "multi_az: false",
        (
            'b.yaml:19:65: W031 component "orders": it runs in one Availability Zone: when that fails, the data cannot '
            f"be reached {_PROD}",
            f"write multi_az: true; {_GUIDE}/Concepts.MultiAZSingleStandby.html",
        ),
    ),
    "cluster-without-reader": Trap(
        "max: 1}",
        "max: 1}, readers: 0",
        (
            'b.yaml:20:67: W031 component "visits": it runs in one Availability Zone: when that fails, the data cannot '
            f"be reached {_PROD}",
            f"write readers: 1 or more, of which one takes over; {_GUIDE}/Concepts.MultiAZSingleStandby.html",
        ),
    ),
}
# These are asked for where data is protected; the others concern every environment.
_OF_PRODUCTION = (
    "tasks-on-spot-alone",
    "instances-on-spot-alone",
    "one-task",
    "one-instance",
    "one-nat",
    "database-without-standby",
    "cluster-without-reader",
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _said_of(blueprint: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    Path("b.yaml").write_text(blueprint)
    with pytest.raises(SystemExit) as ended:
        main(["render", "b.yaml", "-o", "out", "--dry-run"])
    return int(ended.value.code or 0), capsys.readouterr().err


def _changed(before: str, after: str) -> str:
    assert SOUND.count(before) == 1
    return SOUND.replace(before, after)


def test_nothing_is_said_of_what_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _said_of(SOUND, capsys)

    assert code == 0
    assert not re.search("W03[01]", said)


@pytest.mark.parametrize("trap", [pytest.param(trap, id=name) for name, trap in TRAPS.items()])
def test_what_may_go_wrong_is_told(trap: Trap, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _said_of(_changed(trap.before, trap.after), capsys)

    assert code == 0
    assert [line for line in trap.said if line not in said] == []
    assert said.count("W031") == sum("W031" in line for line in trap.said)


@pytest.mark.parametrize("trap", [pytest.param(TRAPS[name], id=name) for name in _OF_PRODUCTION])
def test_what_only_production_needs_is_not_asked_elsewhere(trap: Trap, capsys: pytest.CaptureFixture[str]) -> None:
    trial = _changed(trap.before, trap.after).replace("  prod: {}", "  dev: {}")

    assert "W031" not in _said_of(trial, capsys)[1]


def test_subnets_too_small_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    blueprint = _changed("nat: per_az", f"nat: per_az, {_NARROW}").replace("max: 8", "max: 20")

    code, said = _said_of(blueprint, capsys)

    assert code == 1
    assert said.startswith(
        'b.yaml:7:70: W030 component "net": its private subnets have 22 addresses to give, and web (20), fleet (3) may '
        f"take 23 at once {_PROD}\n"
    )
    assert (
        "larger private_blocks, or a larger cidr; a deployment takes more for a while; "
        "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html" in said
    )


def test_subnets_may_be_filled(capsys: pytest.CaptureFixture[str]) -> None:
    blueprint = _changed("nat: per_az", f"nat: per_az, {_NARROW}").replace("max: 8", "max: 19")

    assert _said_of(blueprint, capsys)[0] == 0


_BEHIND = """\
version: 1
name: kiosk
region: us-east-1
components:
  net: {module: vpc}
  origin: {module: alb, internal: true, domain: origin.example.com, hosted_zone: example.com}
  web: {module: ecs_service, image: "shop/web:1.0", port: 8080, route: {hosts: [HOST]}}
  rest: {module: ecs_service, image: "shop/rest:1.0", port: 8080}
  cdn: {module: cloudfront, origin: load_balancer, domain: www.example.com, hosted_zone: example.com}
"""


def test_a_host_that_a_distribution_does_not_ask_for_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _said_of(_BEHIND.replace("HOST", "www.example.com"), capsys)

    assert code == 0
    assert (
        'b.yaml:7:80: W031 component "web": no request for www.example.com arrives by way of the distribution "cdn", '
        "which asks for origin.example.com\n" in said
    )
    assert "route by paths, or give the service a distribution and a load balancer of its own; https://" in said
    assert said.count("W031") == 1


def test_a_host_asked_for_from_inside_is_none_of_a_distribution(capsys: pytest.CaptureFixture[str]) -> None:
    assert "arrives" not in _said_of(_BEHIND.replace("HOST", "web.internal.example.com"), capsys)[1]


_ONE_ZONE = """\
version: 1
name: shop
region: us-east-1
environments:
  prod: {}
components:
  net: {module: vpc, azs: 1}
  work: {module: ecs_service, image: "shop/work:1.0", port: ~}
"""


def test_one_zone_is_told_in_production(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _said_of(_ONE_ZONE, capsys)

    assert code == 0
    assert (
        'b.yaml:7:27: W031 component "net": it has one Availability Zone: when that fails, everything in it does '
        f"{_PROD}\n" in said
    )
    assert "write azs: 2 or more; https://docs.aws.amazon.com/wellarchitected/" in said
    assert "W031" not in _said_of(_ONE_ZONE.replace("prod", "dev"), capsys)[1]


_MEANT = """\
version: 1
name: kiosk
region: us-east-1
components:
  net: {module: vpc, nat: single}
  files: {module: s3_bucket}
  web: {module: ecs_service, image: "shop/web:1.0", port: 8080, environment: {FILES: "TEXT"}}
variables: {colour: {description: Its colour.}}
"""


@pytest.mark.parametrize(
    "text", ["${ files.bucket }", "${files['bucket']}", "${Files.bucket}", "x-${files.bucket[0]}", "${ var.colour }"]
)
def test_what_is_nearly_a_reference_is_told(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _said_of(_MEANT.replace("TEXT", text), capsys)

    assert code == 0
    assert (
        f'b.yaml:7:86: W017 component "web": {text.removeprefix("x-")} is no reference, and reaches AWS as it stands'
        in said
    )
    assert "}, in lower case and without spaces or brackets\n" in said


@pytest.mark.parametrize("text", ["${files.bucket}", "$${files.bucket}", "${FILES}", "${HOME.x}", "{files.bucket}"])
def test_other_texts_are_left_alone(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "W017" not in _said_of(_MEANT.replace("TEXT", text), capsys)[1]


_FOLLOWING = """\
version: 1
name: kiosk
region: us-east-1
components:
  net: {module: vpc, nat: single}
  jobs: {module: sqs}
  work: {module: ecs_service, image: "shop/work:1.0", scale: {min: 1, max: 9, backlog_per_task: 10}, uses: [jobs]}
"""


def test_who_follows_a_queue_may_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    sends, nothing = _FOLLOWING, _FOLLOWING.replace(", uses: [jobs]", "")

    assert (
        'b.yaml:7:108: W018 component "work": its queue is "jobs", which it may use as send alone\n'
        in _said_of(sends, capsys)[1]
    )
    assert 'W018 component "work": its queue is "jobs", which it may use not at all\n' in _said_of(nothing, capsys)[1]
    assert "write uses: {jobs: receive}\n" in _said_of(nothing, capsys)[1]
    assert "W018" not in _said_of(_FOLLOWING.replace("[jobs]", "{jobs: receive}"), capsys)[1]


_NAMED = """\
version: 1
name: kiosk
region: us-east-1
components:
  net: {module: vpc}
  edge: {module: alb, domain: example.com, hosted_zone: example.com, additional_domains: ["*.shop.example.com"]}
  web: {module: ecs_service, image: "shop/web:1.0", port: 8080, route: {hosts: [HOST]}}
  rest: {module: ecs_service, image: "shop/rest:1.0", port: 8080}
"""


@pytest.mark.parametrize("host", ["example.com", "de.shop.example.com", "*.example.com"])
def test_a_host_with_a_certificate_is_sound(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "certificate" not in _said_of(_NAMED.replace("HOST", f'"{host}"'), capsys)[1]


@pytest.mark.parametrize("host", ["admin.example.com", "a.de.shop.example.com"])
def test_a_host_without_a_certificate_is_told(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _said_of(_NAMED.replace("HOST", host), capsys)

    assert code == 0
    assert f'b.yaml:7:80: W031 component "web": "edge" has no certificate and no record for {host}\n' in said
    assert f"add it to additional_domains there: [{host}]; https://" in said


_RETENTIONS = [
    pytest.param(module.parent.name, name, id=f"{module.parent.name}-{name}")
    for module in sorted(resources.folder("modules").glob("*/*.py"))
    for name in re.findall(r"^    (\w+): LogRetention\b", module.read_text(), re.MULTILINE)
]


@pytest.mark.parametrize(("module", "name"), _RETENTIONS)
def test_logs_are_kept_for_a_span_that_cannot_be_taken_away(module: str, name: str) -> None:
    """Every setting for it is a plain one with a default: `null` is none of the spans, and refused as such."""
    texts = [file.read_text() for file in (resources.folder("modules") / module).glob("*.py")]

    assert any(re.search(rf"^    {name}: LogRetention = variable\([1-9][0-9]*,", text, re.MULTILINE) for text in texts)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("nat: per_az", "nat: per_az, flow_log_retention: ~", id="vpc"),
        pytest.param("port: 8080", "port: 8080\n    log_retention: ~", id="ecs_service"),
        pytest.param("multi_az: true", "multi_az: true, log_retention: ~", id="rds"),
        pytest.param("max: 1}", "max: 1}, log_retention: ~", id="aurora"),
    ],
)
def test_logs_kept_for_ever_are_refused(before: str, after: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _said_of(_changed(before, after), capsys)

    assert code == 1
    assert re.search(r"B040 component \"\w+\": (flow_)?log_retention ", said)


def test_every_group_of_logs_says_how_long() -> None:
    templates = [*resources.folder("modules").glob("*/*.j2"), *resources.folder("templates").glob("**/*.j2")]
    groups = [
        group
        for template in templates
        for group in re.findall(r'resource "aws_cloudwatch_log_group".*?\n}', template.read_text(), re.DOTALL)
    ]

    assert groups
    assert [group for group in groups if "retention_in_days" not in group] == []
