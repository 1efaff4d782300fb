"""A group as one of the capacity providers of an ECS cluster."""

from collections.abc import Mapping
from typing import Any

from generator.component import own
from generator.interfaces import CapacityProvider


def joins(_inputs: Any, _linked: frozenset[str]) -> Mapping[str, CapacityProvider]:
    """What the cluster is told; it is made before the group, and only its list of providers after it."""
    return {"": CapacityProvider.model_construct(capacity_provider_name=own("capacity_provider_name"))}
