"""The engines: their versions, the sizes of their nodes, and the parameters that are set in another way."""

import re

from generator.component import problem, shown

# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
_NEWEST = {"valkey": "8.2", "redis": "7.1"}
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
OTHERWISE = {"maxmemory-policy": "eviction_policy", "cluster-enabled": "shards"}
_NODE_TYPE = r"cache\.[a-z][a-z0-9]*\.[a-z0-9]+"


def check_version(engine: str, version: str | None) -> str:
    """Neither engine has IAM before 7: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html"""
    newest = f'write "{_NEWEST[engine]}", or leave it out'
    if version is None:
        return _NEWEST[engine]
    if not re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}", version):
        raise problem(f"must be a major and a minor version, not {shown(version)}", newest)
    if engine == "redis" and version not in ("7.0", "7.1"):
        message = f"cannot be {version}: of the engine redis there are 7.0 and 7.1 here"
        raise problem(message, f"{newest}; newer versions have the engine valkey, which clients of redis can use")
    if engine == "valkey" and version != "7.2" and int(version.split(".")[0]) < 8:
        raise problem(f"cannot be {version}: the first version of valkey is 7.2 and the next 8.0", newest)
    return version


def check_parameter(value: object) -> object:
    """Says once what a choice of types would say for each of them."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise problem(f"must be text or a whole number, not {shown(value)}", "write the value itself, text in quotes")
    return value


def check_node_type(name: str) -> str:
    """The form is all that can be known: which sizes there are differs by Region and by year."""
    if not re.fullmatch(_NODE_TYPE, name):
        meant = f"cache.{name.removeprefix('db.')}"
        hint = (
            f"did you mean {meant}?"
            if re.fullmatch(_NODE_TYPE, meant)
            else "such as cache.t4g.micro or cache.m7g.large"
        )
        raise problem(f"{shown(name)} is not the name of a node type", hint)
    return name
