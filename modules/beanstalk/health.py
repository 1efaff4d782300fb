"""Enhanced health: which of its figures become metrics in CloudWatch."""

from generator.component import closest, problem, shown

# https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-cloudwatch.html
_ENVIRONMENT = (
    *("ApplicationLatencyP10", "ApplicationLatencyP50", "ApplicationLatencyP75", "ApplicationLatencyP85"),
    *("ApplicationLatencyP90", "ApplicationLatencyP95", "ApplicationLatencyP99", "ApplicationLatencyP99.9"),
    *("ApplicationRequests2xx", "ApplicationRequests3xx", "ApplicationRequests4xx", "ApplicationRequests5xx"),
    *("ApplicationRequestsTotal", "InstancesDegraded", "InstancesInfo", "InstancesNoData", "InstancesOk"),
    *("InstancesPending", "InstancesSevere", "InstancesUnknown", "InstancesWarning"),
)
_INSTANCE = (
    *("ApplicationLatencyP10", "ApplicationLatencyP50", "ApplicationLatencyP75", "ApplicationLatencyP85"),
    *("ApplicationLatencyP90", "ApplicationLatencyP95", "ApplicationLatencyP99", "ApplicationLatencyP99.9"),
    *("ApplicationRequests2xx", "ApplicationRequests3xx", "ApplicationRequests4xx", "ApplicationRequests5xx"),
    *("ApplicationRequestsTotal", "CPUIdle", "CPUIowait", "CPUIrq", "CPUNice", "CPUSoftirq", "CPUSystem", "CPUUser"),
    *("InstanceHealth", "LoadAverage1min", "LoadAverage5min", "RootFilesystemUtil"),
)
# Figures people ask for that health reporting does not have, and where they are.
_ELSEWHERE = {
    "CPUUtilization": "EC2 publishes it without being asked; CPUUser, CPUSystem and CPUIdle are its parts here",
    "MemoryUtilization": "the CloudWatch agent measures it: write memory_metrics: true",
}


def check_instance_metrics(names: list[str]) -> list[str]:
    """Names of metrics of single instances."""
    return _checked(names, _INSTANCE)


def check_environment_metrics(names: list[str]) -> list[str]:
    """Names of metrics of the whole environment."""
    return _checked(names, _ENVIRONMENT)


def _checked(names: list[str], known: tuple[str, ...]) -> list[str]:
    for name in names:
        if name not in known:
            hint = _ELSEWHERE.get(name) or closest(name, known, "metrics")
            raise problem(f"{shown(name)} is not a metric of enhanced health reporting", hint)
    if len(set(names)) < len(names):
        raise problem("names a metric twice", "name each once")
    return names
