"""From a Blueprint to a Graph: who is linked to whom, what uses yield, and what things are called in AWS."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.arguments import arguments_of, computed_for
from generator.blueprint import check
from generator.cycles import find_cycle
from generator.errors import Location
from generator.graph import Connection, Graph, aws_name, wire
from generator.hcl import literal
from generator.reference import Reference
from generator.registry import Shelf
from generator.source import read
from generator.variables import variables_of

SHELF = Shelf([Path(__file__).parent / "modules"])
HEAD = "version: 1\nname: board\nregion: eu-west-1\ncomponents:\n  net: {module: vpc}\n"


def graph(text: str) -> Graph:
    """The first environment, wired."""
    return wire(check(read("b.yaml", f"{HEAD}{text}".encode()), SHELF)[0], SHELF)


LINKS: dict[str, tuple[str, dict[str, str]]] = {
    "one-candidate-is-taken": ("  app: {module: web}\n", {"network": "net"}),
    "none-where-none-is-needed": ("  app: {module: web, network: net}\n", {"network": "net"}),
    "declined": ("  app: {module: web, network: false}\n", {}),
    "declined-among-several": ("  other: {module: vpc}\n  app: {module: web, network: false}\n", {}),
    "named-among-several": ("  other: {module: vpc}\n  app: {module: web, network: other}\n", {"network": "other"}),
    "left-open": ("  app: {module: web, network: null}\n", {"network": "net"}),
    "another-module-of-the-same-interface": (
        "  ids: {module: existing_vpc, vpc_id: vpc-12345678, cidr: 10.0.0.0/16}\n  app: {module: web, network: ids}\n",
        {"network": "ids"},
    ),
    "two-links": ("  app: {module: web}\n  edge: {module: hub}\n", {"network": "net", "hub": "edge"}),
}


@pytest.mark.parametrize(("text", "expected"), LINKS.values(), ids=LINKS)
def test_a_link_finds_its_provider(text: str, expected: dict[str, str]) -> None:
    assert graph(text).nodes["app"].links == expected


SERVICE = '{module: ecs_service, image: "shop/api:1.0", port: 80'
EDGE = "  edge: {module: alb, domain: a.example.com, hosted_zone: example.com}\n"
ALBS = f"{EDGE}  inner: {{module: alb, internal: true, protocol: http}}\n"
SECOND_LINKS = {
    "never-found": (EDGE, "", {"load_balancer": "edge"}),
    "named-and-passed-over-by-the-first": (
        ALBS,
        ", internal_load_balancer: inner",
        {"load_balancer": "edge", "internal_load_balancer": "inner"},
    ),
    "the-only-one": (
        ALBS,
        ", load_balancer: false, internal_load_balancer: inner",
        {"internal_load_balancer": "inner"},
    ),
}


@pytest.mark.parametrize(("others", "links", "expected"), SECOND_LINKS.values(), ids=SECOND_LINKS)
def test_a_second_link_of_a_kind_is_made_where_it_is_named(others: str, links: str, expected: dict[str, str]) -> None:
    found = graph(f"{others}  app: {SERVICE}{links}}}\n").nodes["app"].links

    assert {name: target for name, target in found.items() if name.endswith("load_balancer")} == expected


def test_variables_of_a_second_link_have_its_prefix() -> None:
    wired = graph(f"{ALBS}  app: {SERVICE}, internal_load_balancer: inner}}\n")
    node = wired.nodes["app"]

    given = arguments_of(wired, node, variables_of(node, ()), {})

    assert literal(given["target_group_arn"]) == 'module.edge.target_group_arns["app"]'
    assert literal(given["internal_target_group_arn"]) == 'module.inner.target_group_arns["app"]'


def test_an_output_of_a_link_that_was_not_found_is_not_there() -> None:
    text = "  app: {module: web}\n  alone: {module: web, network: false}\n"

    nodes = graph(text).nodes

    assert "group_id" in nodes["app"].outputs
    assert "group_id" not in nodes["alone"].outputs


def test_an_output_may_depend_on_the_inputs() -> None:
    text = "  app: {module: web, mode: spot}\n  other: {module: web, mode: mixed}\n"

    nodes = graph(text).nodes

    assert "spot_only" in nodes["app"].outputs
    assert "spot_only" not in nodes["other"].outputs


def test_a_provider_is_told_of_all_who_link_to_it_in_the_order_of_the_blueprint() -> None:
    text = "  two: {module: web, paths: [/two]}\n  edge: {module: hub}\n  one: {module: web, paths: [/one]}\n"

    attached = graph(text).nodes["edge"].place.attached["http_origin"]

    assert [(item.key, item.component, item.sent.paths) for item in attached] == [
        ("two", "two", ["/two"]),
        ("one", "one", ["/one"]),
    ]


STORE = "  cache: {module: store}\n"


@pytest.mark.parametrize("uses", ["[cache]", "{cache: read}"])
def test_uses_yields_statements_settings_and_secrets(uses: str) -> None:
    (grant,) = graph(f"{STORE}  app: {{module: web, uses: {uses}}}\n").nodes["app"].grants

    assert grant.target == "cache"
    assert [(item.sid, item.actions, [str(arn) for arn in item.resources]) for item in grant.permissions] == [
        ("CacheRead", ("store:Get",), ["${cache.arn}/*"]),
        ("CacheRead2", ("store:List",), ["${cache.arn}"]),
    ]
    assert {name: str(text) for name, text in grant.environment.items()} == {
        "CACHE_HOST": "${cache.host}",
        "CACHE_PORT": "${cache.port}",
    }
    assert {name: str(text) for name, text in grant.secrets.items()} == {"CACHE_PASSWORD": "${cache.password_arn}"}
    assert [(item.sid, item.actions) for item in grant.secret_permissions] == [
        ("CacheSecrets", ("secretsmanager:GetSecretValue",))
    ]


def test_uses_yields_what_the_level_says() -> None:
    (grant,) = graph(f"{STORE}  app: {{module: web, uses: {{cache: read-write}}}}\n").nodes["app"].grants

    assert [(item.sid, item.actions) for item in grant.permissions] == [("CacheReadWrite", ("store:*",))]
    assert grant.secrets == {}


def test_uses_leaves_out_what_needs_an_output_that_is_not_there() -> None:
    text = "  cache: {module: store, locked: false}\n  app: {module: web, uses: [cache]}\n"

    (grant,) = graph(text).nodes["app"].grants

    assert (grant.secrets, grant.secret_permissions) == ({}, ())
    assert set(grant.environment) == {"CACHE_HOST", "CACHE_PORT"}


def test_who_is_used_too_heavily_says_so_and_is_rendered() -> None:
    text = f"{STORE}  app: {{module: web, uses: [cache]}}\n  two: {{module: web, uses: {{cache: read-write}}}}\n"

    (warning,) = graph(text).warnings

    assert (warning.code, warning.level) == ("W031", "warning")
    assert warning.location and warning.location.line == 6
    assert warning.message == (
        'component "cache": it takes 15 connections, and app (read), two (read-write) may open 20'
    )
    assert warning.hint == "let fewer of them run; https://example.com/limits"


def test_who_is_not_used_too_heavily_says_nothing() -> None:
    assert graph(f"{STORE}  app: {{module: web, uses: [cache]}}\n").warnings == ()


def test_a_file_system_is_mounted_where_the_program_is_told() -> None:
    text = f"{STORE}  app: {{module: web, uses: {{cache: files}}}}\n  two: {{module: web, uses: {{cache: pictures}}}}\n"

    nodes = graph(text).nodes
    (files,), (pictures,) = nodes["app"].grants, nodes["two"].grants

    assert {name: str(value) for name, value in (files.mount or {}).items()} == {
        "file_system_id": "${cache.arn}",
        "access_point_id": "${cache.host}",
        "path": "/mnt/cache",
        "read_only": "True",
    }
    assert {name: str(value) for name, value in files.environment.items()} == {"CACHE_PATH": "/mnt/cache"}
    assert {name: str(value) for name, value in pictures.environment.items()} == {"CACHE_PATH": "/srv/pictures"}
    assert "volumes" in [variable.name for variable in variables_of(nodes["app"], ())]
    assert arguments_of(graph(text), nodes["two"], variables_of(nodes["two"], ()), {})["volumes"]["cache"]["path"]


def test_what_lives_in_one_region_reaches_into_others() -> None:
    node = graph("  edge: {module: hub}\n  all: {module: world}\n").nodes["all"]

    assert (node.place.region, node.component.region) == ("us-east-1", "us-east-1")
    assert node.links == {"origin": "edge"}


def test_what_lives_in_one_region_links_there_untold() -> None:
    nodes = graph(
        "  edge: {module: hub, network: net}\n  near: {module: vpc, region: us-east-1}\n  all: {module: world}\n"
    ).nodes

    assert nodes["all"].links == {"origin": "edge", "network": "near"}


def test_a_connection_is_between_exactly_the_two() -> None:
    text = f"{STORE}  spare: {{module: store}}\n  app: {{module: web, uses: [cache]}}\n  edge: {{module: hub}}\n"

    connections = graph(text).connections

    assert connections == (Connection("app", "app", "cache"), Connection("app", "edge", "app"))


def test_a_region_of_its_own_is_where_a_component_stands() -> None:
    nodes = graph("  far: {module: vpc, region: us-east-1}\n").nodes

    assert (nodes["far"].place.region, nodes["net"].place.region) == ("us-east-1", "eu-west-1")


def test_a_reference_may_name_what_comes_later() -> None:
    nodes = graph('  app: {module: web, text: "${cache.host}"}\n  cache: {module: store}\n').nodes

    assert nodes["app"].component.inputs.text.parts == (Reference("cache", "host"),)  # type: ignore[attr-defined]


@pytest.mark.parametrize("limit", range(8, 64))
def test_a_name_in_aws_keeps_its_limit(limit: int) -> None:
    for length in range(1, 80):
        name = aws_name("ab-" * 26 + "abcdefgh"[: length % 8], limit)

        assert len(name) <= limit
        assert "--" not in name
        assert not name.endswith("-")


def test_a_name_that_fits_is_left_as_it_is() -> None:
    assert aws_name("board-dev-app", 13) == "board-dev-app"
    assert aws_name("a" * 200, 0) == "a" * 200


def test_names_that_start_alike_are_told_apart() -> None:
    names = {aws_name(f"{'a' * 40}-{number}", 32) for number in range(1000)}

    assert len(names) == 1000


def test_a_name_is_made_of_the_root_and_the_component() -> None:
    text = "  web_app: {module: web}\n  a_rather_long_name_of_24: {module: web}\nenvironments: {integration: }\n"

    nodes = graph(text).nodes

    assert nodes["web_app"].place.name == "board-integration-web-app"
    assert (
        nodes["a_rather_long_name_of_24"].place.name
        == "board-integration-a-rathe-" + (nodes["a_rather_long_name_of_24"].place.name[-6:])
    )
    assert len(nodes["a_rather_long_name_of_24"].place.name) == 32


HERE = Location("b.yaml", 1, 1)

CYCLES: dict[str, tuple[dict[str, str], str]] = {
    "none": ({"a": "b c", "b": "c", "c": ""}, ""),
    "two": ({"a": "b", "b": "a"}, "a -> b -> a"),
    "behind-a-tail": ({"a": "b", "b": "c", "c": "d", "d": "b"}, "b -> c -> d -> b"),
    "in-the-second-part": ({"a": "", "b": "c", "c": "b"}, "b -> c -> b"),
    "a-diamond-is-none": ({"a": "b c", "b": "d", "c": "d", "d": ""}, ""),
}


@pytest.mark.parametrize(("needs", "path"), CYCLES.values(), ids=CYCLES)
def test_a_circle_is_shown_as_a_path(needs: dict[str, str], path: str) -> None:
    found = list(find_cycle({name: dict.fromkeys(others.split(), HERE) for name, others in needs.items()}))

    expected = [f"components need each other in a circle: {path}"] if path else []
    assert [problem.message for problem in found] == expected


def test_a_large_web_of_needs_is_looked_through_once() -> None:
    names = [f"c{number}" for number in range(200)]
    needs = {name: dict.fromkeys(names[number + 1 :], HERE) for number, name in enumerate(names)}

    assert list(find_cycle(needs)) == []


def test_settings_written_by_hand_stand_in_for_injected_ones_of_either_kind() -> None:
    found = graph("  app: {module: web, uses: [box], secrets: {BOX_HOST: by-hand}}\n  box: {module: store}\n")
    node = found.nodes["app"]
    computed = computed_for(node)
    arguments = arguments_of(found, node, variables_of(node, tuple(computed)), computed)

    assert "BOX_HOST" in arguments["secrets"]
    assert [name for name in arguments["environment"] if name.startswith("BOX_")] == ["BOX_PORT"]
