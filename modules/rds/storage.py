"""Storage: how large it is, how far it grows, and how fast it may be made."""

from collections.abc import Iterator

from generator.component import Problem

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
_TUNABLE = 400
BASELINE_IOPS = 12000
LARGEST = 65536
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
_LEAST_GROWTH = 110
_GROWTH = 5


def limit_of(storage: int, limit: int | None) -> int:
    """The size in GiB up to which storage of this size grows."""
    return limit or min(_GROWTH * storage, LARGEST)


def check_growth(storage: int, limit: int | None) -> Iterator[Problem]:
    """Whether RDS takes this size as the one up to which the storage grows."""
    least = -(-storage * _LEAST_GROWTH // 100)
    if limit is not None and limit < least:
        message = (
            f"max_storage {limit}GB leaves no room to grow: with {storage}GB of storage RDS takes {least}GB or more"
        )
        yield Problem("", ("max_storage",), message, "write more, or leave it out for five times storage")


def check_speed(storage: int, iops: object, throughput: object) -> Iterator[Problem]:
    """Whether storage of this size may be made that fast; references are left to AWS."""
    for name, value in (("iops", iops), ("throughput", throughput)):
        if value is not None and storage < _TUNABLE:
            message = f"{name} cannot be set with {storage}GB of storage: below {_TUNABLE}GB RDS has one speed only"
            hint = f"leave it out (3000 operations and 125 MiB per second), or take {_TUNABLE}GB of storage or more"
            yield Problem("", (name,), message, hint)
    operations = BASELINE_IOPS if iops is None else iops
    if isinstance(operations, int) and isinstance(throughput, int) and throughput * 4 > operations:
        message = f"throughput {throughput} is too much for {operations} operations per second: a quarter is the most"
        yield Problem("", ("throughput",), message, f"set iops to {throughput * 4} or more")
