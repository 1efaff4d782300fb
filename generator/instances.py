"""Instance types: how they are written, and which processor they have."""

import re

from generator.component import problem, shown

INSTANCE_TYPE = r"^[a-z][a-z0-9-]*\.(nano|micro|small|medium|large|[0-9]*xlarge|metal(-[0-9]+xl)?)$"
# Amazon's own processors have a g right behind the generation: t4g, m7gd, im4gn; a1 came before that.
# https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
_ARM = re.compile(r"(a1|[a-z]+[0-9]+g[a-z-]*)\..*")


def is_arm(kind: str) -> bool:
    """Whether an instance type has an Arm processor."""
    return bool(_ARM.fullmatch(kind))


def check_types(types: list[str]) -> list[str]:
    """Types that can run the same program."""
    if len(set(types)) < len(types):
        raise problem("names an instance type twice", "name each once")
    odd = next((kind for kind in types if is_arm(kind) != is_arm(types[0])), None)
    if odd:
        message = f"mixes processors: {shown(types[0])} and {shown(odd)} cannot run the same program"
        raise problem(message, "choose all with Arm processors, such as t4g, or none")
    return types
