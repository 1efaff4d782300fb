"""`tfgen lint`: what the blueprints use that is retired or will be, at the lines that say so."""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator import report
from generator.errors import Diagnostic, Location
from generator.graph import Graph
from generator.lint import Found, lint
from generator.origin import component_of, place_of
from generator.pipeline import Rendered, Request, render_graphs
from generator.rules import day_of, rules
from generator.verify import cache_folder
from generator.waiver import date_of
from generator.waivers import expired

_FINE, _PROBLEMS = 0, 1
_EVENTS = {
    "ended": ("ended on", "ends on"),
    "closed": ("has been closed to new customers since", "closes to new customers on"),
    "unsupported": ("has been without standard support since", "has standard support until"),
    "deprecated": ("has been deprecated since", "will be deprecated on"),
}


def lint_command(
    files: Sequence[Path],
    environments: Sequence[str],
    modules: Sequence[Path],
    *,
    own_rules: Sequence[Path],
    form: str,
    today: datetime.date,
) -> int:
    """Findings on stdout; exit code 1 if something is over."""
    known = rules(own_rules)
    rendered = render_graphs(Request(files, environments, modules, cache_folder(os.environ)))
    found = dict.fromkeys(
        problem
        for item in rendered
        for problem in (*_told(item, lint(known, item.files.files), today), *expired(item.graph.blueprint, today))
    )
    problems = sorted(found, key=lambda problem: (problem.location or Location(""), problem))
    if printed := _printed(problems, form):
        report.give(printed)
    errors = [problem for problem in problems if problem.level == "error"]
    warned = report.count(len(problems) - len(errors), "warning")
    report.say(f"{report.count(len(rendered), 'root')}: {report.count(len(errors), 'error')}, {warned}")
    return _PROBLEMS if errors else _FINE


def _told(rendered: Rendered, found: Iterator[Found], today: datetime.date) -> Iterator[Diagnostic]:
    for item in found:
        problem = _problem(rendered.graph, item, today)
        if problem and not _is_waived(rendered.graph, item, today):
            yield problem


def _problem(graph: Graph, found: Found, today: datetime.date) -> Diagnostic | None:
    """Nothing long before the day, a warning before it or where there is none, and an error from then on."""
    rule, day = found.rule, day_of(found.rule, found.version)
    title = rule.title.format(version=found.version)
    if day and (day - today).days > rule.ahead:
        return None
    is_over = day is not None and day < today
    when = f" {_EVENTS[rule.event][0 if is_over else 1]} {day}" if rule.event else ""
    value = f" ({found.argument} is {json.dumps(found.value, ensure_ascii=False)})" if found.argument else ""
    source = f"{rule.source}, {rule.url}" if rule.url else rule.source
    message = f"{title}{when}: {found.resource.address}{value}"
    level = "error" if is_over else "warning"
    return Diagnostic(rule.id, message, _place(graph, found), f"instead: {rule.instead} ({source})", level)


def _is_waived(graph: Graph, found: Found, today: datetime.date) -> bool:
    """A waiver holds until its last day."""
    address = f"{found.resource.address}."
    return any(
        waiver.check == found.rule.id
        and address.startswith(f"{waiver.address}.")
        and (date_of(waiver.until) or today) >= today
        for waiver in graph.blueprint.top.waivers
    )


def _place(graph: Graph, found: Found) -> Location:
    """Where the value is written: in an override, as an input, or else the component."""
    resource = found.resource
    first = found.argument.partition(".")[0]
    component = component_of(resource.address, resource.file)
    if resource.file.endswith("override.tf") or component not in graph.nodes:
        return place_of(graph, resource.address, resource.file, first)
    layers = graph.blueprint.layers
    variable = re.fullmatch(r"var\.(\w+)", found.text)
    for name in (variable[1] if variable else "", first, "module"):
        path = ("components", component, name)
        overlay = ("environments", layers.environment, *path)
        if name and (path in layers.document.values or overlay in layers.document.values):
            return layers.locate(path)
    return place_of(graph, resource.address, resource.file)


def _printed(problems: Sequence[Diagnostic], form: str) -> str:
    if form == "text":
        return report.diagnostics_text(problems)
    if form == "json":
        plain = [{**_plain(problem), "level": problem.level} for problem in problems]
        return json.dumps(plain, indent=2, ensure_ascii=False)
    from generator import annotations, remarks, sarif

    told = remarks.of_diagnostics(problems)
    return (sarif.to_sarif(told) if form == "sarif" else annotations.to_github(told)).removesuffix("\n")


def _plain(problem: Diagnostic) -> dict[str, object]:
    plain: dict[str, object] = json.loads(report.diagnostics_json([problem]))[0]
    return plain
