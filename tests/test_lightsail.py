"""What the Lightsail modules render that a table of bad inputs cannot say."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from proof import PROJECT

from generator import pipeline
from generator.pipeline import Request

_INSTANCE = "modules/lightsail_instance"
_CONTAINER = "modules/lightsail_container"
_HEAD = "version: 1\nname: shop\nregion: {region}\ncomponents:\n"
_EDGE = "  edge: {module: lightsail_load_balancer, domain: shop.example.com, hosted_zone: example.com}\n"


def _render(folder: Path, components: str, region: str = "us-east-1") -> dict[str, str]:
    blueprint = folder / "b.yaml"
    blueprint.write_text(_HEAD.format(region=region) + components)
    (fileset,) = pipeline.render_all(Request([blueprint], []))
    return dict(fileset.files)


def _zones(folder: Path, settings: str, region: str = "us-east-1") -> dict[str, str]:
    """The zone of each node, by its key."""
    files = _render(folder, f"  web: {{module: lightsail_instance, {settings}}}\n", region)
    (written,) = re.findall(r"instances += \{(.*?)\}", files["web.tf"], re.DOTALL)
    return dict(re.findall(r'(\w+) += "([^"]+)"', written))


@pytest.mark.parametrize(
    ("settings", "region", "expected"),
    [
        pytest.param("nodes: 1", "us-east-1", {"a": "us-east-1a"}, id="one"),
        pytest.param(
            "nodes: 5", "us-east-1", {"a": "a", "b": "b", "c": "c", "a2": "a", "b2": "b"}, id="more-nodes-than-zones"
        ),
        pytest.param("nodes: 3", "ap-northeast-1", {"a": "a", "c": "c", "d": "d"}, id="a-region-without-b"),
        pytest.param("nodes: 3, zones: [f, b]", "us-east-1", {"f": "f", "b": "b", "f2": "f"}, id="zones-named"),
    ],
)
def test_nodes_are_spread_over_zones(settings: str, region: str, expected: dict[str, str], tmp_path: Path) -> None:
    assert _zones(tmp_path, settings, region) == {
        key: f"{region}{zone.removeprefix(region)}" for key, zone in expected.items()
    }


def test_another_node_disturbs_no_other(tmp_path: Path) -> None:
    fleets = [_zones(tmp_path, f"nodes: {nodes}") for nodes in range(1, 21)]

    for smaller, larger in pairwise(fleets):
        assert smaller.items() <= larger.items()
        assert len(larger) == len(smaller) + 1


def test_behind_a_load_balancer_nothing_is_open_and_no_address_stays(tmp_path: Path) -> None:
    files = _render(tmp_path, _EDGE + "  web: {module: lightsail_instance, nodes: 2}\n")

    network = files[f"{_INSTANCE}/network.tf"]
    assert re.findall(r"cidrs +=.*", network) == ['cidrs     = ["192.0.2.1/32"]']
    assert "aws_lightsail_static_ip" not in network
    assert "0.0.0.0" not in files["web.tf"] + network


@pytest.mark.parametrize("settings", ["nodes: 1", "browser_ssh: true", "ports: {}", "ipv6: true"])
def test_ssh_is_open_to_nobody_on_the_internet(settings: str, tmp_path: Path) -> None:
    files = _render(tmp_path, f"  web: {{module: lightsail_instance, {settings}}}\n")

    rules = re.findall(r"port_info \{\n(.*?)\n  \}", files[f"{_INSTANCE}/network.tf"], re.DOTALL)
    assert rules or "for_each = var.open_ports" in files[f"{_INSTANCE}/network.tf"]
    assert all("lightsail-connect" in rule for rule in rules if re.search(r"from_port += 22\n", rule))
    assert not re.search(r"port += 22\b", files["web.tf"])


def test_what_hangs_on_a_node_is_made_anew_with_it(tmp_path: Path) -> None:
    components = "  web: {module: lightsail_instance, nodes: 2, buckets: ['${files.bucket}'], static_address: true}\n"
    files = _render(tmp_path, _EDGE + components + "  files: {module: lightsail_bucket}\n")

    text = files[f"{_INSTANCE}/main.tf"] + files[f"{_INSTANCE}/network.tf"]
    named = re.findall(r"(?:instance|resource)_name += .*\.(\w+)$", text, re.MULTILINE)
    # The name is known before: a node replaced under it would be left without what was attached to it.
    assert named == ["id"] * 4


def test_images_can_be_pulled_before_they_are_deployed(tmp_path: Path) -> None:
    web = 'module: lightsail_container, image: "${images.repository_url}:1.0", port: 80, private_registry: true'
    files = _render(tmp_path, f"  web: {{{web}}}\n  images: {{module: ecr}}\n")

    text = files[f"{_CONTAINER}/main.tf"]
    deployment = text[text.index('"aws_lightsail_container_service_deployment_version"') :]
    assert "depends_on = [aws_ecr_repository_policy.pull]" in deployment.split("\nresource ")[0]
    service = text[: text.index('"aws_lightsail_container_service_deployment_version"')]
    assert "is_active = true" in service
    assert "depends_on" not in service


def test_a_repository_is_left_alone_where_it_is_not_asked_for(tmp_path: Path) -> None:
    web = 'module: lightsail_container, image: "nginx:1.27.3", port: 80'
    files = _render(tmp_path, f"  web: {{{web}}}\n  images: {{module: ecr}}\n")

    assert "aws_ecr_repository_policy" not in "".join(files.values())
    assert "private_registry_access" not in files[f"{_CONTAINER}/main.tf"]


@pytest.mark.parametrize(
    ("region", "zone"),
    [("us-east-1", "Z06246771KYU0IRHI74W4"), ("eu-central-1", "Z06137433FV04OY4EC6L0")],
)
def test_names_lead_to_the_zone_of_container_services_in_the_region(region: str, zone: str, tmp_path: Path) -> None:
    web = (
        'module: lightsail_container, image: "nginx:1.27.3", port: 80, domain: a.example.com, hosted_zone: example.com'
    )
    files = _render(tmp_path, f"  web: {{{web}}}\n", region)

    assert re.search(rf'alias_zone_id += "{zone}"', files["web.tf"])


@pytest.mark.parametrize("first", ["false", "true"])
def test_a_certificate_can_be_made_before_it_is_attached(first: str, tmp_path: Path) -> None:
    edge = f"module: lightsail_load_balancer, domain: a.example.com, attach_certificate: {first}"
    web = f"module: lightsail_container, image: 'nginx:1.27.3', port: 80, domain: b.example.com, attach_domain: {first}"
    node = "  node: {module: lightsail_instance}\n"
    files = _render(tmp_path, f"  edge: {{{edge}}}\n{node}  web: {{{web}}}\n")

    balancer, service = files["modules/lightsail_load_balancer/main.tf"], files[f"{_CONTAINER}/main.tf"]
    is_attached = first == "true"
    assert ("aws_lightsail_lb_certificate_attachment" in balancer) == is_attached
    assert ("aws_lightsail_lb_https_redirection_policy" in balancer) == is_attached
    assert ("public_domain_names" in service) == is_attached
    assert "aws_lightsail_lb_certificate" in balancer
    assert "aws_lightsail_certificate" in files[f"{_CONTAINER}/domain.tf"]


def test_the_password_of_a_database_stays_as_lightsail_rotates_it(tmp_path: Path) -> None:
    db = 'module: lightsail_database, engine: postgres, engine_version: "16", password: "${var.db_password}"'
    variables = 'variables:\n  db_password: {description: "First password.", sensitive: true}\n'
    files = _render(tmp_path, f"  db: {{{db}}}\n{variables}")

    assert "ignore_changes = [master_password]" in files["modules/lightsail_database/main.tf"]
    assert re.search(r"password += var\.db_password", files["db.tf"])
    assert re.search(r'variable "password" \{[^}]*sensitive += true', files["modules/lightsail_database/variables.tf"])


def test_the_simplest_blueprint_is_short() -> None:
    assert len((PROJECT / "blueprints/lightsail-mvp.yaml").read_text().splitlines()) <= 15
