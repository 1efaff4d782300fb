"""Something that hands requests on to all who link to it, for tests."""

from collections.abc import Iterator

from generator import component
from generator.component import Link, Module, Output, Place, Problem, variable
from generator.interfaces import HTTP_ORIGIN, NETWORK


class Inputs(component.Inputs):
    greeting: str = variable("", "What it says.")


def _check(_inputs: Inputs, place: Place) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for item in place.attached.get("http_origin", ()):
        for path in item.sent.paths:
            if path in taken:
                yield Problem(
                    item.component, ("paths",), f'"{taken[path]}" answers to {path} already', "choose another path"
                )
            taken[path] = item.component


MODULE = Module(
    inputs=Inputs,
    provides=(HTTP_ORIGIN,),
    outputs={
        "url": Output("terraform_data.this.id", "Where it answers."),
        "security_group_id": Output("aws_security_group.this.id", "ID of the security group."),
        "metric_namespace": Output("terraform_data.this.id", "Namespace of its metrics."),
        "load_balancer_arn_suffix": Output("terraform_data.this.id", "Its name in metrics."),
        "target_group_arns": Output(
            "{ for name, target in terraform_data.target : name => target.id }", "ARNs.", "map(string)"
        ),
        "target_group_arn_suffixes": Output(
            "{ for name, target in terraform_data.target : name => target.id }", "Names in metrics.", "map(string)"
        ),
    },
    links={"network": Link(NETWORK, "Where it is.", ("vpc_id",))},
    security_group="security_group_id",
    name_limit=20,
    check=_check,
)
