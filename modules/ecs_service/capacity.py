"""EC2 instances as capacity: one group of them, or several by weight."""

from collections.abc import Iterator
from typing import Any

from generator import component
from generator.component import Place, Problem, Text, variable


class Capacity(component.Inputs):
    """One of several groups of instances that tasks run on."""

    provider: Text = variable(..., "Its capacity provider, such as ${spot.capacity_provider_name}.")
    weight: int = variable(1, "Its share of the tasks above the base.", ge=0, le=1000, known=True)
    base: int = variable(
        0, "Tasks that run there in any case; one group may have a base.", ge=0, le=100_000, known=True
    )


def capacity_problems(inputs: Any, place: Place) -> Iterator[Problem]:
    """What is for Fargate only, or for EC2 only."""
    if inputs.launch == "fargate":
        if inputs.capacities:
            yield Problem("", ("capacities",), "capacities are groups of instances, and it runs on Fargate", _EC2)
        return
    if "cluster" not in place.linked:
        message = "launch cannot be ec2 without a cluster that the instances join: a cluster of its own has none"
        yield Problem("", ("launch",), message, "add a component such as an ecs_cluster")
    for name, hint in (
        ("spot", "give the group of instances a share of Spot, or name several under capacities"),
        ("storage", "give the instances a larger volume"),
    ):
        if getattr(inputs, name) is not None:
            yield Problem("", (name,), f"{name} is for tasks on Fargate, and it runs on instances", hint)
    if inputs.subnets == "public":
        message = "subnets cannot be public on instances: their tasks get no public addresses, and no way out"
        yield Problem("", ("subnets",), message, "leave it out, in a network with a NAT gateway or endpoints")
    if sum(item.base > 0 for item in inputs.capacities.values()) > 1:
        message = "capacities has more than one base, and ECS takes one"
        yield Problem("", ("capacities",), message, "leave the others out, and give them weight")
    if inputs.capacities and not any(item.weight for item in inputs.capacities.values()):
        message = "capacities has no weight above 0: above the base, tasks would run nowhere"
        yield Problem("", ("capacities",), message, "write weight: 1 for one of them")


_EC2 = "write launch: ec2, or leave it out"
