"""Which requests at a shared load balancer are the environment's."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generator import component
from generator.component import problem, variable
from generator.domains import DOMAIN_OR_WILDCARD, check_domain_or_wildcard
from generator.interfaces import SharedRoute

# One more is the environment's own address:
# https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environments-cfg-alb-shared.html
_MOST_CONDITIONS = 4


class Route(component.Inputs):
    """Host names, paths, and the place of the rule among those of other environments."""

    hosts: list[Annotated[str, Field(pattern=DOMAIN_OR_WILDCARD), BeforeValidator(check_domain_or_wildcard)]] = (
        variable([], "Host names; left out, the load balancer's own.")
    )
    paths: list[Annotated[str, Field(pattern=r"^/[A-Za-z0-9_.$/~\"'@:+*?&()!;=-]*$", max_length=128)]] = variable(
        ["/*"], "Path patterns.", min_length=1
    )
    priority: int = variable(
        1, "Order among the rules of environments behind one load balancer, 1 first.", ge=1, le=1000, known=True
    )

    @model_validator(mode="after")
    def _few_conditions(self) -> "Route":
        if (count := len(self.hosts) + len(self.paths)) > _MOST_CONDITIONS:
            message = f"has {count} hosts and paths, and a rule of a load balancer takes {_MOST_CONDITIONS}"
            raise problem(message, "use patterns such as /api/*, or fewer of them")
        return self


def shared_route(inputs: Any, _linked: frozenset[str]) -> Mapping[str, SharedRoute]:
    """What the load balancer is told, so that it sees two that want the same."""
    route = inputs.route or Route()
    return {"": SharedRoute(hosts=route.hosts, paths=route.paths, priority=route.priority)}
