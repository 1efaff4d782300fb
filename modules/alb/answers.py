"""Responses that cannot be given: neither status nor redirect, or one that leads to itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.component import Attached, Place, Problem
from generator.interfaces import Target

from .conflicts import covers
from .responses import NOT_FOUND, Answer, Redirect, Response, as_rules, name_of
from .routes import check_rule, is_default, routed, services, wrong

if TYPE_CHECKING:
    from .component import Inputs


_FIXED = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html"
_REDIRECT = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html"
_GROUPS = (2, 4, 5)


def check_responses(inputs: Inputs, place: Place) -> Iterator[Problem]:
    """What each says on its own, and whether it is ever heard."""
    rules = as_rules(inputs.responses)
    for rule in rules:
        yield from check_rule(rule)
        if not rule.sent.names_requests:
            message = "it does not say which requests it answers"
            yield wrong(rule, "", message, "write paths: [/admin/*], hosts, headers, query or methods")
    for name, response in inputs.responses.items():
        yield from _check_answer(response, ("responses", name), f'response "{name}": ')
    yield from _check_answer(inputs.default_response, ("default_response",), "default_response: ")
    yield from _check_circles(inputs, [*routed(place), *rules])
    default = [item.component for item in services(place) if is_default(item)]
    if default and inputs.default_response != NOT_FOUND:
        message = f'default_response is never heard: "{default[0]}" names no requests, and so gets what is left'
        hint = f"leave it out, or say which requests are for {default[0]}, as route: {{paths: [/api/*]}}"
        yield Problem("", ("default_response",), message, hint)


def _check_answer(answer: Answer, path: tuple[str, ...], subject: str) -> Iterator[Problem]:
    to = answer.redirect
    if (answer.status is None) == (to is None):
        message = f"{subject}it has {'neither status nor' if to is None else 'both status and'} redirect"
        yield Problem("", path, message, "write status: 503 with a body, or redirect: {host: www.example.com}")
    elif answer.status is not None and answer.status // 100 not in _GROUPS:
        message = f"{subject}a load balancer cannot answer with {answer.status}, only with 2xx, 4xx and 5xx"
        yield Problem("", (*path, "status"), message, "for 3xx write redirect: {path: /new}", source=_FIXED)
    elif to is not None and answer.body:
        yield Problem("", (*path, "body"), f"{subject}a redirect has no body", "leave out one of the two")
    elif to is not None and to.host is None and to.path is None:
        message = f"{subject}AWS takes no redirect that leaves both host and path as they were: it would lead to itself"
        yield Problem("", (*path, "redirect"), message, "write redirect: {host: ...} or {path: ...}", source=_REDIRECT)


def _check_circles(inputs: Inputs, rules: list[Attached]) -> Iterator[Problem]:
    """Redirects that browsers would follow in a circle; where another rule may take the next request, none is seen."""
    names = [str(name).lower() for name in (inputs.domain, *inputs.additional_domains) if name is not None]
    for rule in rules:
        others = [other.sent for other in rules if other is not rule]
        if name_of(rule) and _leads_back(rule.sent, names) and not any(_takes(rule.sent, other) for other in others):
            message = "what it sends on comes back to it, so that browsers would go round in a circle"
            yield wrong(rule, "redirect", message, "write a host or a path that it is not itself for")


def _leads_back(answer: Response, names: list[str]) -> bool:
    """Whether the request a browser makes next is one the same rule is for; it makes it with GET."""
    to = answer.redirect
    if to is None or (to.host is None and to.path is None) or (to.query is not None and answer.query):
        return False
    hosts = [host.lower() for host in answer.hosts] or names
    host_stays = to.host is None or any(covers(host, to.host.lower()) for host in hosts)
    path_stays = to.path is None or not answer.paths or any(covers(path, to.path) for path in answer.paths)
    return host_stays and path_stays and (not answer.methods or "GET" in answer.methods)


def _takes(answer: Response, other: Target | Response) -> bool:
    """Whether the next request may be one of another rule."""
    to = answer.redirect or Redirect()
    path = to.path is not None and any(covers(pattern, to.path) for pattern in other.paths)
    return path or (to.host is not None and any(covers(host.lower(), to.host.lower()) for host in other.hosts))
