"""What a pipeline deploys to: exactly one thing, in one of two ways."""

from collections.abc import Iterator
from typing import Any

from generator import component
from generator.component import Place, Problem, Text, structure, variable


class CodeDeploy(component.Inputs):
    """A deployment group of CodeDeploy for an ECS service."""

    application: str = structure(..., "Name of the application.", pattern=r"^[A-Za-z0-9._+=,@-]{1,100}$")
    group: str = structure(..., "Name of the deployment group.", pattern=r"^[A-Za-z0-9._+=,@-]{1,100}$")


class BlueGreen(component.Inputs):
    """The second of two Beanstalk environments, and the address that wanders between them."""

    live: Text = variable(..., "Name of the other environment, the one users reach at first.")
    cname_prefix: str = structure(
        ...,
        "Start of the address users have, as in <prefix>.us-east-1.elasticbeanstalk.com.",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$",
    )


def check(inputs: Any, place: Place) -> Iterator[Problem]:
    """Whether there is exactly one thing to deploy to, and all it takes."""
    name, linked = place.component, place.linked
    targets = [
        *(["the ECS service"] if "service" in linked else []),
        *(["the Beanstalk environment"] if "environment" in linked else []),
        *(["the deployment group of CodeDeploy"] if inputs.codedeploy else []),
    ]
    if not targets:
        hint = "name one with service or environment, or write codedeploy: {application: shop, group: web}"
        yield Problem(name, (), "has nothing to deploy to: no ECS service and no Beanstalk environment is linked", hint)
    if len(targets) > 1:
        hint = "keep one: service: false or environment: false passes over what was found in the blueprint"
        yield Problem(name, (), f"deploys to one thing only, and there are {' and '.join(targets)}", hint)
    if inputs.blue_green and "environment" not in linked:
        hint = "for blue/green on ECS write codedeploy: {application: shop, group: web} instead"
        yield Problem(name, ("blue_green",), "blue_green is for Beanstalk, and no environment is linked", hint)
    if inputs.codedeploy and not inputs.task_roles:
        message = "codedeploy runs a task definition whose roles the pipeline hands over, and task_roles names none"
        yield Problem(name, ("codedeploy",), message, "list the ARNs of the roles in taskdef.json there")
