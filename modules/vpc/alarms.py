"""What operators are told of: NAT gateways that run out of ports, or lose packets."""

from collections.abc import Mapping

from generator.component import over_outputs
from generator.interfaces import Alarm, Metric

# https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
_LOST_PERCENT = 0.01


def alarms(gateways: int) -> Mapping[str, Alarm]:
    """An alarm for each thing that goes wrong with so many NAT gateways, three at most; none without them."""
    if not gateways:
        return {}
    lost, sent, answered = (
        _over("PacketsDropCount", "lost", gateways),
        _over("PacketsInFromSource", "sent", gateways),
        _over("PacketsInFromDestination", "answered", gateways),
    )
    return {
        "nat_ports": Alarm.model_construct(
            description="A NAT gateway has no port left for connections to one address: keep connections open and use "
            "them again, or reach AWS services by endpoints.",
            metrics=(ports := _over("ErrorPortAllocation", "errors", gateways)),
            expression="SUM(METRICS())" if len(ports) > 1 else "",
            threshold=0.0,
        ),
        "nat_drops": Alarm.model_construct(
            description="NAT gateways lose more than one packet in ten thousand: look at the AWS Health dashboard.",
            metrics=lost | sent | answered,
            expression=f"100 * ({' + '.join(lost)}) / ({' + '.join([*sent, *answered])})",
            threshold=_LOST_PERCENT,
        ),
    }


def _over(name: str, called: str, gateways: int) -> dict[str, Metric]:
    """One metric of each gateway; with three of them they are fewer than the ten an alarm takes."""
    return {
        f"{called}_{number}": Metric.model_construct(
            namespace="AWS/NATGateway",
            name=name,
            statistic="Sum",
            dimensions={"NatGatewayId": over_outputs(f"{{nat_gateway_ids.{number}}}")},
        )
        for number in range(1, gateways + 1)
    }
