"""What a node is made of: the plan, the image, and where in the Region it stands."""

import re
from collections.abc import Mapping, Sequence

from generator.component import problem, shown

# nano_3_0, large_win_3_0, micro_ipv6_3_0; the last digit differs by Region, and `aws lightsail get-bundles` tells.
# https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-bundles.html
_BUNDLE = re.compile(r"(nano|micro|small|medium|[248]?x?large)(_win)?(_ipv6)?_[1-9]_[0-9]")

# https://docs.aws.amazon.com/cli/latest/reference/lightsail/get-bundles.html
_ENDINGS = {"ap-south-1": "_3_1", "ap-southeast-2": "_3_2"}

# Images without regular support: when it ended, what to take, who says so.
_UBUNTU = "https://endoflife.date/ubuntu"
_DEBIAN = "https://endoflife.date/debian"
_AMAZON_LINUX = "https://endoflife.date/amazon-linux"
_CENTOS = "https://endoflife.date/centos"
_ENDED: Mapping[str, tuple[str, str, str]] = {
    "amazon_linux_2": ("2026-06-30", "amazon_linux_2023", _AMAZON_LINUX),
    "amazon_linux": ("2023-12-31", "amazon_linux_2023", _AMAZON_LINUX),
    "ubuntu_16_04": ("2021-04-02", "ubuntu_24_04", _UBUNTU),
    "ubuntu_18_04": ("2023-05-31", "ubuntu_24_04", _UBUNTU),
    "ubuntu_20_04": ("2025-05-31", "ubuntu_24_04", _UBUNTU),
    "debian_8": ("2018-06-17", "amazon_linux_2023", _DEBIAN),
    "debian_9": ("2020-07-18", "amazon_linux_2023", _DEBIAN),
    "debian_10": ("2022-09-10", "amazon_linux_2023", _DEBIAN),
    "debian_11": ("2024-08-14", "amazon_linux_2023", _DEBIAN),
    "centos_7": ("2024-06-30", "amazon_linux_2023", _CENTOS),
    "centos_8": ("2021-12-31", "amazon_linux_2023", _CENTOS),
}
_LASTS = ("amazon_linux_2023",)

# Zones that are not called a, b and c, for those that count on it.
_LETTERS: Mapping[str, tuple[str, ...]] = {"ap-northeast-1": ("a", "c", "d"), "ca-central-1": ("a", "b", "d")}


def check_bundle(bundle: str) -> str:
    """A plan as Lightsail names it."""
    if not _BUNDLE.fullmatch(bundle):
        size = bundle.removeprefix("t3.").removeprefix("t2.")
        meant = f"{size}_3_0"
        hint = f"did you mean {meant}?" if _BUNDLE.fullmatch(meant) else "such as micro_3_0, small_3_0 or medium_3_0"
        hint += "; aws lightsail get-bundles shows those of a Region"
        raise problem(f"{shown(bundle)} is not the name of a plan for instances", hint)
    return bundle


def ending_of(region: str) -> str:
    """How the names of plans end in a Region."""
    return _ENDINGS.get(region, "_3_0")


def check_os(image: str) -> str:
    """An image that is still kept up; which there are differs by year."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", image):
        message = f"{shown(image)} is not the name of an image"
        raise problem(message, "such as amazon_linux_2023 or ubuntu_24_04; aws lightsail get-blueprints shows all")
    for start, (date, instead, source) in _ENDED.items():
        if image not in _LASTS and (image == start or image.startswith(f"{start}_")):
            message = f"cannot be {image}: its support ended on {date} ({source})"
            raise problem(message, f"write os: {instead}; aws lightsail get-blueprints shows all there are")
    return image


def is_windows(image: str) -> bool:
    """Whether an image needs a plan with a licence."""
    return image.startswith("windows_")


def letters_of(region: str, zones: Sequence[str]) -> Sequence[str]:
    """The letters of the Availability Zones nodes are spread over."""
    return zones or _LETTERS.get(region, ("a", "b", "c"))


def places(region: str, letters: Sequence[str], nodes: int) -> dict[str, str]:
    """The zone of each node, by a key that another node never changes: a, b, c, and then a2, b2, c2."""
    found = {}
    for number in range(nodes):
        turn, index = divmod(number, len(letters))
        found[f"{letters[index]}{turn + 1 if turn else ''}"] = f"{region}{letters[index]}"
    return found
