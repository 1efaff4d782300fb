"""Files that several tasks and machines share: an EFS file system, encrypted with a key of its own.

It can be reached from every private subnet, over TLS only, by those IAM allows, and through its access point alone:
whoever mounts it acts as `user` and `group` in `directory`, and sees nothing above. A workload that says
`uses: [files]` mounts it at `/mnt/files`, or at `mount_path`, which it also finds in `<COMPONENT>_PATH`; with the
access `read` it changes nothing there.

Throughput follows the use and is paid for by it. `throughput: bursting` saves up credits by the size of the data, and
`provisioned` is so many MiB a second, used or not. Files that nobody read for `infrequent_after` move to storage that
costs a tenth, after `archive_after` to a cheaper one yet, and come back with the next read unless `back_on_read` is
off. AWS Backup copies the file system every day and keeps the copies for five weeks, also when it is deleted.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationInfo, field_validator

from generator import component
from generator.component import (
    Access,
    Days,
    Link,
    Module,
    Mount,
    Output,
    Place,
    Problem,
    Stateful,
    Statement,
    derived,
    own,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, NETWORK, Alarm, Metric

# https://docs.aws.amazon.com/efs/latest/ug/API_LifecyclePolicy.html
_SPANS = (1, 7, 14, 30, 60, 90, 180, 270, 365)
_LARGEST_ID = 4_294_967_295


def _check_path(path: str | None) -> str | None:
    parts = (path or "/x").split("/")[1:]
    if path is not None and (not re.fullmatch(r"(/[A-Za-z0-9_.-]+){1,4}", path) or {".", ".."} & {*parts}):
        raise problem(f"cannot be {shown(path)}: it must be a folder below /, by its whole path", "such as /data/files")
    if len(path or "") > 100:
        raise problem(f"is too long: {len(path or '')} characters, 100 at most", "such as /data/files")
    return path


def _check_span(days: int | None) -> int | None:
    if days is not None and days not in _SPANS:
        known = ", ".join(f"{span}d" for span in _SPANS)
        raise problem(f"cannot be {days}d: EFS moves files after certain spans only", f"write one of {known}")
    return days


def _rule(days: int) -> str:
    return f"AFTER_{days}_DAY{'' if days == 1 else 'S'}"


class Inputs(component.Inputs):
    mount_path: Annotated[str | None, AfterValidator(_check_path)] = structure(
        None, "Folder a workload finds it at; /mnt/ and the component's name when left out."
    )
    user: int = variable(1000, "Number of the user that whoever mounts it acts as.", ge=0, le=_LARGEST_ID)
    group: int = variable(1000, "Number of the group that whoever mounts it acts as.", ge=0, le=_LARGEST_ID)
    directory: Annotated[str, AfterValidator(_check_path)] = variable(
        "/data", "Folder of the file system that is mounted; it is made for user and group."
    )
    permissions: str = variable("0750", "Permissions that folder is made with.", pattern="^0[0-7]{3}$")
    throughput: Literal["elastic", "bursting", "provisioned"] = structure(
        "elastic", "How throughput is paid for: by use, by size with credits saved up, or at a fixed rate."
    )
    provisioned_throughput: int | None = structure(None, "MiB a second, for throughput provisioned.", ge=1, le=3414)
    infrequent_after: Annotated[Days | None, AfterValidator(_check_span)] = structure(
        30, "Days without a read until a file moves to infrequent access; null to keep it where it is."
    )
    archive_after: Annotated[Days | None, AfterValidator(_check_span)] = structure(
        None, "Days without a read until a file moves to the archive, with elastic throughput."
    )
    back_on_read: bool = structure(True, "Move a file back when it is read.")
    backups: bool = structure(True, "Let AWS Backup copy the file system every day.")

    @field_validator("provisioned_throughput")
    @classmethod
    def _of_provisioned(cls, rate: int | None, info: ValidationInfo) -> int | None:
        if rate is not None and info.data.get("throughput") != "provisioned":
            raise problem("has no use: throughput is not provisioned", "write throughput: provisioned, or leave it out")
        return rate

    @field_validator("archive_after")
    @classmethod
    def _after_infrequent(cls, days: int | None, info: ValidationInfo) -> int | None:
        if days is not None and info.data.get("throughput") != "elastic":
            raise problem(
                "needs elastic throughput: EFS archives no files otherwise", "leave archive_after or throughput out"
            )
        first = info.data.get("infrequent_after")
        if days is not None and first is not None and days <= first:
            message = f"must be more than infrequent_after, which is {first}d: files go there first"
            raise problem(message, "archive later, or set infrequent_after: null")
        return days

    @property
    def moves(self) -> bool:
        """Whether files move to cheaper storage, and back."""
        return self.back_on_read and not (self.infrequent_after is None and self.archive_after is None)

    @derived("MiB a second.")
    def throughput_rate(self, _place: Place) -> int | None:
        return self.provisioned_throughput

    @derived("When a file that nobody reads moves to infrequent access.")
    def infrequent_rule(self, _place: Place) -> str | None:
        return None if self.infrequent_after is None else _rule(self.infrequent_after)

    @derived("When a file that nobody reads moves to the archive.")
    def archive_rule(self, _place: Place) -> str | None:
        return None if self.archive_after is None else _rule(self.archive_after)


def _check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    if inputs.throughput == "provisioned" and inputs.provisioned_throughput is None:
        message = "throughput is provisioned, and provisioned_throughput does not say how much"
        yield Problem(place.component, ("throughput",), message, "such as provisioned_throughput: 50")


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    # https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html
    found = {
        "io": Alarm.model_construct(
            description="The file system is near the operations it can do: open fewer small files, or spread them.",
            metrics={"io": _metric("PercentIOLimit", "Average")},
            threshold=90.0,
            evaluations=15,
        )
    }
    if inputs.throughput == "bursting":
        found["credits"] = Alarm.model_construct(
            description="Credits end in half an hour of full use, and all gets slow: take throughput: elastic.",
            metrics={"credits": _metric("BurstCreditBalance", "Minimum")},
            comparison="LessThanThreshold",
            threshold=float(200 * 1024**3),
            period=300,
            evaluations=3,
        )
    return found


def _metric(name: str, statistic: str) -> Metric:
    return Metric.model_construct(
        namespace="AWS/EFS", name=name, statistic=statistic, dimensions={"FileSystemId": own("file_system_id")}
    )


def _fixed(_inputs: Inputs, place: Place) -> Mapping[str, object]:
    return {"name": place.name}


def _access(description: str, *actions: str, read_only: bool) -> Access:
    """The policy of the file system takes these through the access point only."""
    return Access(
        description,
        statements=(Statement(actions, ("{arn}",)),),
        mount=lambda inputs: Mount("{file_system_id}", "{access_point_id}", inputs.mount_path or "", read_only),
    )


MODULE = Module(
    inputs=Inputs,
    links={
        "network": Link(NETWORK, "The VPC whose private subnets it is in.", ("vpc_id", "private_subnets")),
        "alarms": Link(ALARM_SINK, "Where alarms on load and credits go.", required=False, sends=_alarms),
    },
    outputs={
        # Nobody can mount it before it is in the subnets, and nobody should before its policy stands.
        "file_system_id": Output(
            "aws_efs_file_system.this.id",
            "ID of the file system.",
            shown=True,
            depends_on=("aws_efs_mount_target.this", "aws_efs_file_system_policy.this"),
        ),
        "access_point_id": Output("aws_efs_access_point.this.id", "ID of the access point."),
        "access_point_arn": Output("aws_efs_access_point.this.arn", "ARN of the access point."),
        "arn": Output("aws_efs_file_system.this.arn", "ARN of the file system."),
        "dns_name": Output("aws_efs_file_system.this.dns_name", "Host name the file system is mounted from."),
        "key_arn": Output("aws_kms_key.this.arn", "ARN of the key the files are encrypted with."),
        "security_group_id": Output("aws_security_group.this.id", "ID of the security group of the file system."),
        "port": Output("2049", "Port the file system listens on.", "number"),
    },
    accesses={
        "read-write": _access(
            "Mount it, read and write files.",
            "elasticfilesystem:ClientMount",
            "elasticfilesystem:ClientWrite",
            read_only=False,
        ),
        "read": _access("Mount it and read files.", "elasticfilesystem:ClientMount", read_only=True),
    },
    security_group="security_group_id",
    port="port",
    # Without their key the files are unreadable.
    stateful=(Stateful("aws_efs_file_system.this", _fixed), Stateful("aws_kms_key.this")),
    protections={"backups": True},
    # Creation tokens end at 64.
    name_limit=64,
    check=_check,
)
