"""The dashboard of alarms: each that is not muted has its place on the grid, and nothing lies on anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import hcl2
import pytest

from generator.cli import main

BLUEPRINT = """\
version: 1
name: shop
region: us-east-1
components:
  net: {module: vpc, azs: 3, nat: per_az}
  jobs: {module: sqs}
  cache: {module: redis, shards: SHARDS}
  alarms: {module: alarms, SETTINGS}
"""
LONELY = "version: 1\nname: shop\nregion: us-east-1\ncomponents:\n  alarms: {module: alarms}\n"

Render = Callable[[str], Path]


class Widget(NamedTuple):
    """What a widget takes of the grid."""

    x: int
    y: int
    width: int
    height: int

    def cells(self) -> Iterator[tuple[int, int]]:
        for column in range(self.x, self.x + self.width):
            yield from ((column, row) for row in range(self.y, self.y + self.height))


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Render:
    monkeypatch.chdir(tmp_path)

    def rendered(blueprint: str) -> Path:
        Path("b.yaml").write_text(blueprint)
        with pytest.raises(SystemExit) as ended:
            main(["render", "b.yaml", "-o", "out"])
        assert ended.value.code in (0, None)
        return Path("out/shop")

    return rendered


def call_of(root: Path) -> Mapping[str, Any]:
    """The arguments of the module call, without the quotes that texts are read with."""
    [call] = hcl2.loads((root / "alarms.tf").read_text())["module"]
    [arguments] = call.values()
    return dict(_unquoted(arguments))


def _unquoted(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key).strip('"'): _unquoted(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_unquoted(item) for item in value]
    return value.strip('"') if isinstance(value, str) else value


def widgets(layout: Mapping[str, Any]) -> list[Widget]:
    return [
        *(Widget(0, states["y"], 24, states["height"]) for states in layout["states"]),
        *(Widget(0, row, 24, 1) for row in layout["headings"].values()),
        *(Widget(position["x"], position["y"], 8, 6) for position in layout["graphs"].values()),
    ]


@pytest.mark.parametrize("shards", [1, 45])
def test_nothing_lies_on_anything_else(shards: int, render: Render) -> None:
    layout = call_of(render(BLUEPRINT.replace("SHARDS", str(shards)).replace("SETTINGS", "notify_ok: true")))["layout"]

    cells = [cell for widget in widgets(layout) for cell in widget.cells()]
    assert len(set(cells)) == len(cells)
    assert {column for column, _ in cells} == set(range(24))
    assert all(len(states["alarms"]) <= 100 for states in layout["states"])


def test_each_alarm_that_is_not_muted_has_a_graph_below_its_component(render: Render) -> None:
    settings = "mute: [jobs.age, jobs.dead, net.nat_drops]"
    call = call_of(render(BLUEPRINT.replace("SHARDS", "1").replace("SETTINGS", settings)))

    layout, heard = call["layout"], set(call["alarms"]) - set(call["mute"])
    assert set(layout["graphs"]) == heard == {key for states in layout["states"] for key in states["alarms"]}
    assert list(layout["headings"]) == ["net", "cache"]
    for key, position in layout["graphs"].items():
        above = {row: name for name, row in layout["headings"].items() if row < position["y"]}
        assert above[max(above)] == key.split(".")[0]


@pytest.mark.parametrize(
    "blueprint",
    [
        pytest.param(BLUEPRINT.replace("SHARDS", "1").replace("SETTINGS", "dashboard: false"), id="switched-off"),
        pytest.param(LONELY, id="no-alarms"),
    ],
)
def test_there_is_no_dashboard(blueprint: str, render: Render) -> None:
    root = render(blueprint)

    assert "layout" not in call_of(root)
    assert not (root / "modules/alarms/dashboard.tf").exists()


def test_nothing_is_shown_where_all_is_muted(render: Render) -> None:
    queue = LONELY.replace("alarms}", "alarms, mute: [jobs.age, jobs.dead]}") + "  jobs: {module: sqs}\n"

    assert call_of(render(queue))["layout"] == {"states": [], "headings": {}, "graphs": {}}


def test_alarms_of_nat_gateways_watch_each_of_them(render: Render) -> None:
    alarms = call_of(render(BLUEPRINT.replace("SHARDS", "1").replace("SETTINGS", "notify_ok: true")))["alarms"]

    for key, each in (("net.nat_ports", 1), ("net.nat_drops", 3)):
        watched = [str(metric["dimensions"]["NatGatewayId"]) for metric in alarms[key]["metrics"].values()]
        assert len(watched) == 3 * each <= 10
        assert len(set(watched)) == 3
