"""What a load balancer answers itself, without any service: a text, or a redirect."""

from __future__ import annotations

from typing import Literal

from generator import component
from generator.component import Attached, structure

# Names of services have no two underscores in a row.
_MARK = "response__"
NAME = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"


class Redirect(component.Inputs):
    """Where a request is sent on to; what is not given stays as it was asked for."""

    host: str | None = structure(
        None, "Host name, such as www.example.com.", pattern=r"^[A-Za-z0-9.{}#-]+$", max_length=128
    )
    path: str | None = structure(
        None, "Path, such as /new; #{path} in it is the one asked for.", pattern=r"^/[!-~]*$", max_length=128
    )
    query: str | None = structure(
        None, "Query string without its ?; empty for none.", pattern=r"^[!->@-~]*$", max_length=128
    )
    permanent: bool = structure(False, "Whether browsers may remember it for good: 301 instead of 302.")


class Answer(component.Inputs):
    """A text with a status, or a redirect."""

    status: int | None = structure(None, "HTTP status, such as 503.", ge=200, le=599)
    body: str = structure("", "Text that goes with the status.", max_length=1024)
    content_type: Literal["text/plain", "text/html", "text/css", "application/javascript", "application/json"] = (
        structure("text/plain", "What kind of text it is.")
    )
    redirect: Redirect | None = structure(None, "Where the request is sent on to, instead of a status.")


class Response(Answer):
    """What some requests are answered with; all of what is given of them must fit."""

    paths: list[str] = structure([], "Path patterns, such as /admin/*.")
    hosts: list[str] = structure([], "Host name patterns, such as old.example.com.")
    headers: dict[str, list[str]] = structure({}, "Header name -> value patterns.")
    query: dict[str, list[str]] = structure({}, "Key in the query string -> value patterns.")
    methods: list[str] = structure([], "HTTP methods, such as POST.")
    priority: int | None = structure(
        None, "Place among the rules, 1 first; below 900 it comes before services that name none."
    )

    @property
    def names_requests(self) -> bool:
        """Whether it says which requests it is for."""
        return any((self.paths, self.hosts, self.headers, self.query, self.methods))


NOT_FOUND = Answer(status=404, body="Not found")


def as_rules(responses: dict[str, Response]) -> list[Attached]:
    """Responses as the rules of services are looked at, by keys no service has."""
    return [Attached(f"{_MARK}{name}", "", response) for name, response in sorted(responses.items())]


def name_of(rule: Attached) -> str:
    """The name of the response a rule is for; empty for the rule of a service."""
    return "" if rule.component else rule.key.removeprefix(_MARK)


def called(rule: Attached) -> str:
    """What a rule is called in a message."""
    return f'the response "{name_of(rule)}"' if name_of(rule) else f'"{rule.component}"'
