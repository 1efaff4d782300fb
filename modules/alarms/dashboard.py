"""Where the dashboard shows what: the state of all alarms on top, then a section for each component.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
"""

from collections.abc import Iterator, Mapping, Sequence

from generator import component
from generator.component import Attached, Problem, variable

_COLUMNS = 24
_GRAPH_WIDTH, _GRAPH_HEIGHT = 8, 6
_HEADING_HEIGHT = 1
# One widget for the state of alarms takes a hundred of them.
_MOST_STATES = 100
_STATES_IN_A_ROW = 4
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
_MOST_WIDGETS = 500
_MOST_METRICS = 2500


class Position(component.Inputs):
    """The upper left corner of a widget, in units of the grid."""

    x: int = variable(..., "Column, 0 to 23.")
    y: int = variable(..., "Row.")


class States(component.Inputs):
    """A widget over the whole width that shows which alarms are on."""

    y: int = variable(..., "Row.")
    height: int = variable(..., "Rows it takes.")
    alarms: list[str] = variable(..., "The alarms.")


class Layout(component.Inputs):
    """The widgets of a dashboard."""

    states: list[States] = variable(..., "Widgets that show which alarms are on.")
    headings: dict[str, int] = variable(..., "Row of the heading, by component.")
    graphs: dict[str, Position] = variable(..., "Position of the graph, by alarm.")


def layout(alarms: Mapping[str, str]) -> Layout:
    """The widgets for these alarms, each with the component that asks for it."""
    states = _states(list(alarms))
    row = sum(item.height for item in states)
    headings: dict[str, int] = {}
    graphs: dict[str, Position] = {}
    for name in dict.fromkeys(alarms.values()):
        headings[name] = row
        section = _graphs([key for key, sender in alarms.items() if sender == name], row + _HEADING_HEIGHT)
        graphs |= section
        row = max(position.y for position in section.values()) + _GRAPH_HEIGHT
    return Layout(states=states, headings=headings, graphs=graphs)


def _states(keys: Sequence[str]) -> list[States]:
    states: list[States] = []
    for start in range(0, len(keys), _MOST_STATES):
        shown = list(keys[start : start + _MOST_STATES])
        row = sum(item.height for item in states)
        states.append(States(y=row, height=1 + -(-len(shown) // _STATES_IN_A_ROW), alarms=shown))
    return states


def _graphs(keys: Sequence[str], row: int) -> dict[str, Position]:
    """Graphs side by side, from this row on."""
    abreast = _COLUMNS // _GRAPH_WIDTH
    return {
        key: Position(x=number % abreast * _GRAPH_WIDTH, y=row + number // abreast * _GRAPH_HEIGHT)
        for number, key in enumerate(keys)
    }


def check_size(name: str, shown: Sequence[Attached]) -> Iterator[Problem]:
    """Whether CloudWatch takes a dashboard of these alarms."""
    plan = layout({item.key: item.component for item in shown})
    widgets = len(plan.states) + len(plan.headings) + len(plan.graphs)
    metrics = sum(len(item.sent.metrics) for item in shown)
    for count, most, what in ((widgets, _MOST_WIDGETS, "widgets"), (metrics, _MOST_METRICS, "metrics")):
        if count > most:
            message = f"the dashboard would have {count} {what}, and CloudWatch takes {most} at most"
            yield Problem(name, ("dashboard",), message, "write dashboard: false, or mute alarms that nobody acts on")
            return
