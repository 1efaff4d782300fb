"""Alarms of all components, and the SNS topic that carries them to people.

Components with something worth an alarm link to this one by themselves: load balancers send error rates, response times
and unhealthy targets, services CPU and memory, caches and databases what fills them up. Each alarm here is called after
the component and what it watches, `app.cpu`. `thresholds: {app.cpu: 70}` moves one and `mute: [app.cpu]` leaves it out.

`dashboard` shows them: which are on, and below a section for each component with a graph for each of its alarms, the
threshold drawn in. Dashboards are the same in all Regions, so its name ends in the Region's. The first three of an
account are free, each further one costs 3 USD a month: `dashboard: false` leaves it out.

`email` takes an address or several; each gets a message it must confirm before alarms arrive. `webhooks` are HTTPS
addresses of on-call services that confirm a subscription by themselves, by a name of yours; one that holds a token is
best handed over when Terraform runs: `webhooks: {pager: "${var.pager_url}"}`. A message is sent when an alarm starts
and, unless `notify_ok` is off, when it is over. The topic is encrypted and takes messages over TLS only, from
CloudWatch alarms of this account.
"""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema, field_validator

from generator import component
from generator.component import (
    Attached,
    Module,
    Output,
    Place,
    Problem,
    Text,
    closest,
    derived,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK

from .dashboard import Layout, check_size, layout


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_ADDRESSES = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    "examples": ["ops@example.com", "[ops@example.com, ceo@example.com]"],
}


class Inputs(component.Inputs):
    email: Annotated[list[str], BeforeValidator(_listed), WithJsonSchema(_ADDRESSES)] = variable(
        [], "E-mail addresses that hear of alarms, once they have confirmed it."
    )
    webhooks: dict[str, Text] = variable(
        {}, "Name -> HTTPS address of an on-call service that confirms the subscription by itself."
    )
    notify_ok: bool = variable(True, "Send a message when an alarm is over, too.")
    thresholds: dict[str, float] = variable(
        {}, "Alarm -> threshold, instead of the one its component asks for.", known=True
    )
    mute: list[str] = variable([], "Alarms that are left out.", known=True)
    # https://aws.amazon.com/cloudwatch/pricing/
    dashboard: bool = structure(True, "Show the alarms and what they watch on a dashboard.")

    @field_validator("email")
    @classmethod
    def _addresses(cls, email: list[str]) -> list[str]:
        for address in email:
            if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", address):
                raise problem(f"{shown(address)} is not an e-mail address", "such as ops@example.com")
        if len(set(email)) < len(email):
            raise problem("names an address twice", "name each address once")
        return email

    @field_validator("webhooks")
    @classmethod
    def _secure(cls, webhooks: dict[str, str]) -> dict[str, str]:
        for address in webhooks.values():
            if isinstance(address, str) and not re.fullmatch(r"https://[^/\s]+(/\S*)?", address):
                raise problem(f"{shown(address)} is not an HTTPS address", "such as https://hooks.example.com/alarms")
        return webhooks

    def audible(self, place: Place) -> list[Attached]:
        """What components ask for, without what is left out."""
        return [item for item in place.attached.get(ALARM_SINK.name, ()) if item.key not in self.mute]

    @derived("Where the dashboard shows what, on a grid of 24 columns.")
    def layout(self, place: Place) -> Layout | None:
        if not self.dashboard or not place.attached.get(ALARM_SINK.name):
            return None
        return layout({item.key: item.component for item in self.audible(place)})


def _check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    attached = place.attached.get(ALARM_SINK.name, ())
    known = [item.key for item in attached]
    for name, keys in (("thresholds", inputs.thresholds), ("mute", inputs.mute)):
        for index, key in enumerate(keys):
            if key not in known:
                path = (name, index if name == "mute" else key)
                yield Problem(place.component, path, f"there is no alarm {shown(key)}", closest(key, known, "alarms"))
    for item in attached:
        yield from _check_period(item)
    if inputs.dashboard:
        yield from check_size(place.component, inputs.audible(place))


def _check_period(item: Attached) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricStat.html"""
    period, evaluations = item.sent.period, item.sent.evaluations
    if period not in (10, 20, 30) and period % 60:
        message = f'the alarm "{item.key}" looks at {period} seconds, which CloudWatch does not take as a period'
        yield Problem(item.component, (), message, "10, 20 or 30 seconds, or whole minutes")
    if period * evaluations > (604800 if period >= 3600 else 86400):
        message = f'the alarm "{item.key}" looks back {period * evaluations} seconds, further than CloudWatch does'
        yield Problem(item.component, (), message, "a day at most, a week with periods of an hour or more")


MODULE = Module(
    inputs=Inputs,
    provides=(ALARM_SINK,),
    outputs={
        "topic_arn": Output("aws_sns_topic.this.arn", "ARN of the topic that alarms are sent to."),
        "alarm_names": Output(
            "{ for key, alarm in aws_cloudwatch_metric_alarm.this : key => alarm.alarm_name }",
            "Names of the alarms.",
            "map(string)",
        ),
    },
    check=_check,
)
