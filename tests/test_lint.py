"""Lint: what each rule finds, from which day on and how, where that is told, and rules of a team's own."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from proof import Subject, subjects

from generator.cli import main
from generator.errors import TfgenError
from generator.lint import lint
from generator.linting import lint_command
from generator.rules import Rule, day_of, rules

TODAY = datetime.date(2026, 11, 21)
TOP = "version: 1\nname: shop\nregion: eu-central-1\ncomponents:\n  net: {module: vpc, flow_logs: false}\n"


def _beanstalk(argument: str) -> str:
    return f'resource "aws_elastic_beanstalk_environment" "this" {{\n  {argument}\n}}'


# For each rule something it is about, and beside it something like it that it is not about.
SAMPLES = {
    "L001": ('resource "aws_appmesh_mesh" "this" {\n}', 'resource "aws_service_discovery_service" "this" {\n}'),
    "L002": (
        'resource "awscc_proton_service_template" "this" {\n}',
        'resource "aws_codestarconnections_host" "this" {\n}',
    ),
    "L003": ('resource "aws_apprunner_service" "this" {\n}', 'data "aws_apprunner_hosted_zone_id" "this" {\n}'),
    "L004": ('resource "aws_launch_configuration" "this" {\n}', 'resource "aws_launch_template" "this" {\n}'),
    "L005": (
        'data "aws_ami" "this" {\n  filter {\n    name   = "name"\n    values = ["al2023-*", "amzn2-*"]\n  }\n}',
        'data "aws_ami" "this" {\n  filter {\n    name   = "name"\n    values = ["al2023-*"]\n  }\n}',
    ),
    "L006": (
        'resource "aws_eks_node_group" "this" {\n  ami_type = "AL2_x86_64"\n}',
        'resource "aws_eks_node_group" "this" {\n  ami_type = "AL2023_x86_64_STANDARD"\n}',
    ),
    "L007": (
        'terraform {\n  backend "s3" {\n    bucket         = "b"\n    dynamodb_table = "t"\n  }\n}',
        'terraform {\n  backend "s3" {\n    bucket       = "b"\n    use_lockfile = true\n  }\n}',
    ),
    "L008": (
        'resource "aws_elasticache_cluster" "this" {\n  engine         = "redis"\n  engine_version = "5.0.6"\n}',
        'resource "aws_elasticache_cluster" "this" {\n  engine         = "redis"\n  engine_version = "7.1"\n}',
    ),
    "L009": ('resource "aws_qldb_ledger" "this" {\n}', 'resource "aws_rds_cluster" "this" {\n}'),
    "L010": (
        'resource "aws_timestreamwrite_table" "this" {\n}',
        'resource "aws_timestreaminfluxdb_db_instance" "this" {\n}',
    ),
    "L011": (
        'resource "aws_kinesisanalyticsv2_application" "this" {\n  runtime_environment = "SQL-1_0"\n}',
        'resource "aws_kinesisanalyticsv2_application" "this" {\n  runtime_environment = "FLINK-1_20"\n}',
    ),
    "L012": ('resource "aws_elastictranscoder_preset" "this" {\n}', 'resource "aws_media_convert_queue" "this" {\n}'),
    "L013": ('resource "aws_evidently_project" "this" {\n}', 'resource "aws_appconfig_application" "this" {\n}'),
    "L014": ('resource "aws_wafregional_web_acl" "this" {\n}', 'resource "aws_wafv2_web_acl" "this" {\n}'),
    "L015": ('resource "aws_cloud9_environment_ec2" "this" {\n}', 'resource "aws_instance" "this" {\n}'),
    "L016": ('resource "aws_opsworks_stack" "this" {\n}', 'resource "aws_ssm_document" "this" {\n}'),
    "L017": ('resource "aws_simpledb_domain" "this" {\n}', 'resource "aws_dynamodb_table" "this" {\n}'),
    "L018": ('resource "aws_worklink_fleet" "this" {\n}', 'resource "aws_workspaces_workspace" "this" {\n}'),
    "L019": ('data "aws_redshift_service_account" "this" {\n}', 'resource "aws_redshift_cluster" "this" {\n}'),
    "L020": ('resource "aws_s3_bucket_object" "this" {\n}', 'resource "aws_s3_object" "this" {\n}'),
    "L021": ('resource "aws_elb" "this" {\n}', 'resource "aws_lb" "this" {\n}'),
    "L022": (
        'resource "aws_instance" "this" {\n  instance_type = "m3.large"\n}',
        'resource "aws_instance" "this" {\n  instance_type = "m3pro.large"\n}',
    ),
    "L023": (
        _beanstalk('solution_stack_name = "64bit Amazon Linux 2018.03 v2.12.8 running Docker"'),
        _beanstalk('solution_stack_name = "64bit Amazon Linux 2023 v4.6.0 running Docker"'),
    ),
    "L024": (
        _beanstalk('setting {\n    namespace = "aws:elb:loadbalancer"\n  }'),
        _beanstalk('setting {\n    namespace = "aws:elbv2:loadbalancer"\n  }'),
    ),
    "L101": (
        'resource "aws_lambda_function" "this" {\n  runtime = "python3.9"\n}',
        'resource "aws_lambda_function" "this" {\n  runtime = "python3.99"\n}',
    ),
    "L102": (
        'resource "aws_db_instance" "this" {\n  engine         = "postgres"\n  engine_version = "11.22"\n}',
        'resource "aws_db_instance" "this" {\n  engine         = "postgres"\n  engine_version = "18.1"\n}',
    ),
    "L103": (
        'resource "aws_rds_cluster" "this" {\n  engine         = "aurora-postgresql"\n  engine_version = "13.9"\n}',
        'resource "aws_rds_cluster" "this" {\n  engine         = "aurora-mysql"\n  engine_version = "13.9"\n}',
    ),
    "L104": (
        'resource "aws_db_instance" "this" {\n  engine         = "mysql"\n  engine_version = "8.0"\n}',
        'resource "aws_db_instance" "this" {\n  engine         = "mysql"\n  engine_version = "9.0"\n}',
    ),
    "L105": (
        'resource "aws_db_instance" "this" {\n  engine         = "mariadb"\n  engine_version = "10.5.9"\n}',
        'resource "aws_db_instance" "this" {\n  engine         = "mariadb"\n  engine_version = "10.50"\n}',
    ),
    "L106": (
        'resource "aws_eks_cluster" "this" {\n  version = "1.30"\n}',
        'resource "aws_eks_cluster" "this" {\n  version = "1.99"\n}',
    ),
    "L107": (
        'resource "aws_opensearch_domain" "this" {\n  engine_version = "OpenSearch_2.9"\n}',
        'resource "aws_opensearch_domain" "this" {\n  engine_version = "OpenSearch_3.1"\n}',
    ),
}
MATCHES = [(rule.id, number, match) for rule in rules() for number, match in enumerate(rule.matches)]


def _ids(text: str, known: tuple[Rule, ...] = ()) -> list[str]:
    return [found.rule.id for found in lint(known or rules(), {"main.tf": text + "\n"})]


def test_every_rule_has_a_sample() -> None:
    assert sorted(SAMPLES) == sorted(rule.id for rule in rules())


@pytest.mark.parametrize("name", SAMPLES)
def test_a_rule_finds_what_it_is_about_and_no_more(name: str) -> None:
    about, other = SAMPLES[name]

    assert _ids(about) == [name]
    assert _ids(other) == []


@pytest.mark.parametrize(("name", "number", "match"), MATCHES, ids=[f"{name}-{number}" for name, number, _ in MATCHES])
def test_everything_a_rule_is_about_is_of_a_type_there_is(name: str, number: int, match: object) -> None:
    """Types are held against those of the provider where that is ours."""
    from fnmatch import filter as fitting

    from generator.rules import Match

    assert isinstance(match, Match)
    table = json.loads((Path(lint.__code__.co_filename).parent / "provider_table.json").read_text())
    known = {kind for version in table.values() for kind in version["resource_types"].split()}
    if match.mode == "resource" and match.type.startswith("aws_"):
        assert fitting(known, match.type), (name, number)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_says_who_says_so(rule: Rule) -> None:
    assert rule.source
    assert rule.url.startswith("https://")
    assert "{version}" in rule.title or not rule.versions


@pytest.mark.parametrize(
    ("value", "version"),
    [
        ("java8", "java8"),
        ("java8.al2", "java8.al2"),
        ("provided.al2023", "provided.al2023"),
        ("provided.al2", "provided.al2"),
        ("python3.1", ""),
        ("python3.10", "python3.10"),
    ],
)
def test_the_closest_version_counts(value: str, version: str) -> None:
    text = f'resource "aws_lambda_function" "this" {{\n  runtime = "{value}"\n}}\n'

    assert [found.version for found in lint(rules(), {"main.tf": text})] == ([version] if version else [])


def test_an_override_decides_and_what_only_terraform_knows_is_let_be() -> None:
    files = {
        "app.tf": 'module "app" {\n  source = "./modules/x"\n\n  version_of = "11"\n}\n',
        "modules/x/main.tf": 'resource "aws_db_instance" "this" {\n  engine         = "postgres"\n'
        "  engine_version = var.version_of\n}\n\n"
        'resource "aws_db_instance" "other" {\n  engine         = "postgres"\n  engine_version = local.it\n}\n',
    }
    override = 'resource "aws_db_instance" "this" {\n  engine_version = "18"\n}\n'

    before = [(found.resource.address, found.version) for found in lint(rules(), files)]
    after = [found.rule.id for found in lint(rules(), files | {"modules/x/blueprint_override.tf": override})]

    assert before == [("module.app.aws_db_instance.this", "11")]
    assert after == []


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., object]:
    monkeypatch.chdir(tmp_path)

    def command(components: str, *arguments: str) -> tuple[int, str, str]:
        Path("shop.yaml").write_text(TOP + components)
        with pytest.raises(SystemExit) as ended:
            main(["lint", "shop.yaml", *arguments])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return command


DATABASE = '  db: {module: rds, engine_version: "%s"}\n'
CLASS = '  db:\n    module: rds\n    overrides:\n      aws_db_instance.this: {engine: %s, engine_version: "%s"}\n'
CALENDAR = (
    "release calendars of Amazon RDS for PostgreSQL and Aurora PostgreSQL, "
    "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html"
)
POSTGRES = 'PostgreSQL 16 on RDS and Aurora %s: module.db.aws_db_instance.this (engine_version is "16")'
INSTEAD = f"  instead: a newer major version of PostgreSQL ({CALENDAR})\n"


@pytest.mark.parametrize(
    ("components", "today", "code", "first"),
    [
        pytest.param(DATABASE % "16", "2028-08-31", 0, "", id="long before"),
        pytest.param(
            DATABASE % "16",
            "2028-09-01",
            0,
            "shop.yaml:6:37: L102 " + POSTGRES % "has standard support until 2029-02-28",
            id="180 days before",
        ),
        pytest.param(
            DATABASE % "16",
            "2029-02-28",
            0,
            "shop.yaml:6:37: L102 " + POSTGRES % "has standard support until 2029-02-28",
            id="the day",
        ),
        pytest.param(
            DATABASE % "16",
            "2029-03-01",
            1,
            "shop.yaml:6:37: L102 " + POSTGRES % "has been without standard support since 2029-02-28",
            id="after",
        ),
        pytest.param(
            CLASS % ("postgres", "13.9"),
            "2026-11-21",
            0,
            "shop.yaml:9:48: L103 PostgreSQL 13 is no longer maintained by the PostgreSQL project: "
            'module.db.aws_db_instance.this (engine_version is "13.9")',
            id="without a date",
        ),
        pytest.param(
            CLASS % ("postgres", "13.9"),
            "2046-11-21",
            0,
            "shop.yaml:9:48: L103 PostgreSQL 13 is no longer maintained by the PostgreSQL project: "
            'module.db.aws_db_instance.this (engine_version is "13.9")',
            id="without a date it never fails",
        ),
        pytest.param(
            CLASS % ("mysql", "8.0.40"),
            "2026-08-01",
            1,
            "shop.yaml:9:45: L104 MySQL 8.0 on RDS has been without standard support since 2026-07-31: "
            'module.db.aws_db_instance.this (engine_version is "8.0.40")',
            id="an override",
        ),
        pytest.param(
            CLASS % ("mariadb", "10.6"),
            "2026-12-31",
            0,
            "shop.yaml:9:47: L105 MariaDB 10.6 on RDS has standard support until 2026-12-31: "
            'module.db.aws_db_instance.this (engine_version is "10.6")',
            id="an override, the day",
        ),
    ],
)
def test_a_rule_warns_before_the_day_and_fails_after_it(
    run: Callable[..., tuple[int, str, str]], components: str, today: str, code: int, first: str
) -> None:
    outcome, given, said = run(components, "--as-of", today)

    counted = "0 errors, 0 warnings" if not first else "1 error, 0 warnings" if code else "0 errors, 1 warning"
    assert outcome == code
    assert given.split("\n")[0] == first
    assert said == f"1 root: {counted}\n"


def test_a_finding_says_what_to_use_and_where_that_is_written(run: Callable[..., tuple[int, str, str]]) -> None:
    _, given, _ = run(DATABASE % "16", "--as-of", "2029-03-01")

    assert given.endswith(INSTEAD)


@pytest.mark.parametrize(
    ("module", "entry", "place"),
    [
        pytest.param('runtime: str = structure("python3.8", "It.")', "runtime: python3.9", "6:36", id="an input"),
        pytest.param('handler: str = variable("x", "It.")', "", "6:17", id="nothing written"),
    ],
)
def test_a_module_of_the_users_is_looked_at_too(
    run: Callable[..., tuple[int, str, str]], module: str, entry: str, place: str
) -> None:
    folder = Path("own/function")
    folder.mkdir(parents=True)
    (folder / "component.py").write_text(_MODULE.replace("INPUT", module))
    runtime = "{{ inputs.runtime }}" if entry else '"python3.8"'
    (folder / "main.tf.j2").write_text(f'resource "aws_lambda_function" "this" {{\n  runtime = {runtime}\n}}\n')

    code, given, _ = run(f"  run: {{module: function, {entry}}}\n", "--modules", "own", "--as-of", "2026-11-21")

    version, day = ("python3.9", "2025-12-15") if entry else ("python3.8", "2024-10-14")
    assert code == 1
    assert given.split("\n")[0] == (
        f"shop.yaml:{place}: L101 The Lambda runtime {version} has been deprecated since {day}: "
        f'module.run.aws_lambda_function.this (runtime is "{version}")'
    )


_MODULE = '''"""A function."""

from generator import component
from generator.component import Module, Output, structure, variable


class Inputs(component.Inputs):
    INPUT


MODULE = Module(inputs=Inputs, outputs={"id": Output("aws_lambda_function.this.id", "Its id.")}, name_limit=0)
'''
WAIVER = (
    "waivers:\n  - {check: L102, component: db, reason: the old reports end with this year,"
    " owner: me@example.com, until: 2029-12-31}\n"
)


@pytest.mark.parametrize(
    ("today", "code", "codes"),
    [("2029-03-01", 0, []), ("2029-12-15", 0, ["C011"]), ("2030-01-01", 1, ["C011", "L102"])],
)
def test_a_waiver_holds_for_a_rule_too(
    run: Callable[..., tuple[int, str, str]], today: str, code: int, codes: list[str]
) -> None:
    outcome, given, _ = run(DATABASE % "16" + WAIVER, "--as-of", today, "--format", "json")

    assert outcome == code
    assert sorted(item["code"] for item in json.loads(given)) == codes


def test_a_waiver_of_a_rule_is_no_skip_of_checkovs(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(TOP + DATABASE % "16" + WAIVER)

    with pytest.raises(SystemExit):
        main(["render", str(tmp_path / "shop.yaml"), "-o", str(tmp_path / "build")])

    texts = [path.read_text() for path in (tmp_path / "build").rglob("*.tf")]
    assert texts
    assert not [text for text in texts if "L102" in text]


FORMATS: dict[str, Callable[[str], list[tuple[str, str, int]]]] = {
    "json": lambda given: [(item["code"], item["level"], item["line"]) for item in json.loads(given)],
    "sarif": lambda given: [
        (item["ruleId"], item["level"], item["locations"][0]["physicalLocation"]["region"]["startLine"])
        for item in json.loads(given)["runs"][0]["results"]
    ],
    "github": lambda given: [
        (row.split("title=")[1].split(":")[0], row.split()[0].strip(":"), int(row.split("line=")[1].split(",")[0]))
        for row in given.splitlines()
    ],
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("today", "level"), [("2029-02-01", "warning"), ("2029-03-01", "error")])
def test_formats(run: Callable[..., tuple[int, str, str]], form: str, today: str, level: str) -> None:
    _, given, _ = run(DATABASE % "16", "--as-of", today, "--format", form)

    assert FORMATS[form](given) == [("L102", level, 6)]


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "20261121", "2026-W01-1"])
def test_a_day_that_is_none_is_wrong_usage(run: Callable[..., tuple[int, str, str]], day: str) -> None:
    code, _, said = run("", "--as-of", day)

    assert code == 2
    assert f"'{day}' is not a day: write it as 2027-03-31" in said


OWN = """rules:
  - id: L_NO_SUSPENDED_CLASS
    title: Instances of the class t3 are not for us
    instead: t4g
    source: the handbook of the platform team
    matches: [{type: aws_db_instance, where: {instance_class: "db[.]t3[.].*"}}]
"""


def test_rules_of_a_team(run: Callable[..., tuple[int, str, str]]) -> None:
    Path("team.yaml").write_text(OWN)
    components = "  db:\n    module: rds\n    overrides:\n      aws_db_instance.this: {instance_class: db.t3.large}\n"

    code, given, _ = run(components, "--rules", "team.yaml", "--as-of", "2026-11-21")

    assert code == 0
    assert given == (
        "shop.yaml:9:30: L_NO_SUSPENDED_CLASS Instances of the class t3 are not for us: "
        'module.db.aws_db_instance.this (instance_class is "db.t3.large")\n'
        "  9 |       aws_db_instance.this: {instance_class: db.t3.large}\n"
        "    |                              ^\n"
        "  instead: t4g (the handbook of the platform team)\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("L_NO_SUSPENDED_CLASS", "spot", 'B060 "spot" cannot be the id of a rule'),
        ("L_NO_SUSPENDED_CLASS", "L950", "B061 L950 is the id of a rule of tfgen's own"),
        ("L_NO_SUSPENDED_CLASS", "L001", "B061 there are two rules L001"),
        ("    instead: t4g\n", "", "B060 rules[0].instead is missing"),
        ("    instead: t4g\n", "    instead: t4g\n    date: 2027-01-01\n", "B060 rules[0] needs an event with a date"),
        ("    instead: t4g\n", "    instead: t4g\n    event: over\n", "B060 rules[0].event must be ended, closed"),
        ("    instead: t4g\n", "    instead: t4g\n    event: ended\n    date: soon\n", 'B060 "soon" is not a day'),
        ('"db[.]t3[.].*"', '"db("', 'B060 "db(" is not a regular expression'),
        ("source:", "sauce:", "B060 there is no setting rules[0].sauce"),
        ("rules:", "rule:", "B060 rules is missing"),
        ("matches: [{type: aws_db_instance, where", "matches: [{where", "B060 rules[0].matches[0].type is missing"),
    ],
)
def test_rules_that_are_wrong(tmp_path: Path, before: str, after: str, said: str) -> None:
    (tmp_path / "team.yaml").write_text(OWN.replace(before, after, 1))

    with pytest.raises(TfgenError) as caught:
        rules([tmp_path / "team.yaml"])

    assert any(f"{item.code} {item.message}".startswith(said) for item in caught.value.diagnostics)
    assert all(item.location and item.location.line for item in caught.value.diagnostics)


def test_rules_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(TfgenError) as caught:
        rules([tmp_path / "none.yaml"])

    assert [item.code for item in caught.value.diagnostics] == ["S001"]


@pytest.mark.parametrize("subject", subjects(), ids=lambda subject: subject.id)
def test_what_tfgen_ships_uses_nothing_retired(subject: Subject) -> None:
    found = [
        (item.rule.id, item.resource.address, item.version)
        for item in lint(rules(), subject.render().files)
        if (day := day_of(item.rule, item.version)) is None or (day - TODAY).days <= item.rule.ahead
    ]

    assert found == []


def test_every_environment_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text(TOP + DATABASE % "16" + "environments: {dev: {}, test: {}}\n")

    day = datetime.date(2029, 3, 1)
    code = lint_command([file], [], [], own_rules=[], form="json", today=day)

    assert code == 1
    assert len(json.loads(capsys.readouterr().out)) == 1


@pytest.mark.parametrize(
    ("stack", "found"),
    {
        "64bit Amazon Linux 2 v3.5.9 running Python 3.8": ["L005"],
        "64bit Amazon Linux 2018.03 v2.12.8 running Docker 18.06.1-ce": ["L023"],
        "64bit Amazon Linux v2.17.0 running Go 1": ["L023"],
        "64bit Amazon Linux 2023 v4.6.0 running Docker": [],
    }.items(),
)
def test_the_system_below_a_beanstalk_platform_is_seen(stack: str, found: list[str]) -> None:
    assert _ids(_beanstalk(f'solution_stack_name = "{stack}"')) == found
