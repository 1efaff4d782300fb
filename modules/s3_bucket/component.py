"""A private S3 bucket: versioned, encrypted, reached over TLS 1.2 or newer only.

Objects are encrypted with a key of the bucket's own that AWS rotates; `encryption: aes256` is for writers that cannot
use such a key. Versions that were replaced or deleted are kept for 90 days. Requests are recorded in a second bucket,
made here; `access_logs` names one you have already, which must let S3 write to it, or is `none`.

A bucket that AWS is to write logs to says which in `receives`, beside `encryption: aes256`: those of load balancers,
without a prefix, or of other buckets, all of this account and Region.

The bucket is called after the blueprint, the component and the account (`streamboard-prod-uploads-123456789012`),
because names of buckets are shared by all of AWS. A bucket with objects in it cannot be destroyed unless
`force_destroy` is set, and neither can its access logs.

`infrequent_after`, `archive_after` and `expire_after` move objects to cheaper storage and delete them; `expire_under`
deletes those under a prefix: `{tmp/: 7d}`. A workload that `uses` the bucket finds its name in `<COMPONENT>_BUCKET`
and its Region in `<COMPONENT>_REGION`. A `cloudfront` distribution in front of it may read it.
"""

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import ValidationInfo, field_validator

from generator import component
from generator.component import (
    Access,
    Days,
    Duration,
    Module,
    Output,
    Place,
    Stateful,
    Statement,
    derived,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import BUCKET_ORIGIN

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
# Dots are legal too, but break TLS to the bucket's own host name.
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")
_RESERVED_STARTS = ("xn--", "sthree-", "amzn-s3-demo-")
_RESERVED_ENDS = ("-s3alias", "--ol-s3", "--x-s3", "--table-s3")
_LOGS_SUFFIX = "-logs"
_ARCHIVES = {"instant": "GLACIER_IR", "hours": "GLACIER", "days": "DEEP_ARCHIVE"}
# Objects must lie in each class for a month before they move on to a colder one.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
_DAYS_IN_CLASS = 30


def _checked_name(name: str) -> str:
    if not _NAME.fullmatch(name) or name.startswith(_RESERVED_STARTS) or name.endswith(_RESERVED_ENDS):
        raise problem(
            f"cannot be {shown(name)}: S3 or TLS does not take it as the name of a bucket",
            "3 to 63 lower-case letters, digits and hyphens, with no start or end that S3 keeps for itself",
        )
    return name


class Cors(component.Inputs):
    """Pages of other sites that may reach the bucket from a browser."""

    origins: list[str] = variable(..., "Origins such as https://app.example.com.", min_length=1)
    methods: list[Literal["GET", "HEAD", "PUT", "POST", "DELETE"]] = variable(
        ["GET", "HEAD"], "HTTP methods.", min_length=1
    )
    headers: list[str] = variable(["*"], "Request headers that may be sent.")
    expose: list[str] = variable(["ETag"], "Response headers that scripts may read.")
    max_age: Duration = variable(3600, "Time a browser remembers the answer, in seconds.", le=86400)

    @field_validator("origins")
    @classmethod
    def _origins(cls, origins: list[str]) -> list[str]:
        for origin in origins:
            if origin != "*" and not re.fullmatch(r"https?://[^/\s*]*\*?[^/\s*]*", origin):
                hint = "a scheme and a host, without a path, such as https://app.example.com"
                raise problem(f"{shown(origin)} is not an origin", hint)
        return origins


class Inputs(component.Inputs):
    encryption: Literal["kms", "aes256"] = structure(
        "kms", "Keys: kms for a rotated one of the bucket's own, aes256 for those S3 manages."
    )
    receives: list[Literal["load_balancer_logs", "s3_access_logs"]] = structure(
        [], "Logs that AWS may write to the bucket, which needs encryption aes256 then."
    )
    access_logs: str = structure(
        "own", "Where requests are recorded: own for a bucket made here, none, or the name of one that takes them."
    )
    bucket_name: str | None = structure(
        None, "Name of the bucket, instead of one made from blueprint, component and account."
    )
    force_destroy: bool = variable(False, "Let destroying the bucket delete the objects in it.")
    keep_old_versions: Days = variable(90, "Days that replaced and deleted versions are kept.")
    abort_uploads_after: Days = variable(7, "Days after which unfinished uploads are dropped.")
    keep_access_logs: Days = variable(365, "Days that access logs are kept in the bucket made for them.")
    intelligent_tiering: bool = structure(False, "Let S3 move each object between storage classes by how it is used.")
    infrequent_after: Days | None = structure(
        None, "Days until objects move to infrequent access, 30 or more.", ge=_DAYS_IN_CLASS
    )
    archive: Literal["instant", "hours", "days"] = structure("instant", "How long reading from the archive may take.")
    archive_after: Days | None = structure(None, "Days until objects move to the archive.")
    expire_after: Days | None = structure(None, "Days until objects are deleted.")
    expire_under: dict[str, Days] = structure({}, "Prefix -> days until objects under it are deleted.")
    cors: list[Cors] = structure([], "Sites whose pages may reach the bucket from a browser.", max_length=100)
    events: bool = structure(False, "Send what happens to objects to EventBridge.")
    lock_for: Days | None = structure(None, "Days during which no version of an object can be deleted.", le=36500)
    lock_mode: Literal["governance", "compliance"] = structure(
        "governance", "Whether a special permission lifts the lock (governance) or nobody, not even AWS (compliance)."
    )

    @field_validator("receives")
    @classmethod
    def _writable(cls, receives: list[str], info: ValidationInfo) -> list[str]:
        if receives and info.data.get("encryption") == "kms":
            reason = "AWS writes such logs only to buckets without a KMS key"
            raise problem(f"cannot hold {receives[0]}: {reason}", "add encryption: aes256")
        if len(set(receives)) < len(receives):
            raise problem("names a kind of logs twice", "name each once")
        return receives

    @field_validator("access_logs", mode="before")
    @classmethod
    def _no_switch(cls, access_logs: object) -> object:
        word = {"true": "own", "false": "none"}.get(str(access_logs).lower())
        if word:
            message = f"cannot be {shown(access_logs)}: it says which bucket the logs go to"
            raise problem(message, f"write access_logs: {word}")
        return access_logs

    @field_validator("access_logs")
    @classmethod
    def _log_bucket(cls, access_logs: str) -> str:
        return access_logs if access_logs in ("own", "none") else _checked_name(access_logs)

    @field_validator("bucket_name")
    @classmethod
    def _name(cls, name: str | None, info: ValidationInfo) -> str | None:
        longest = 63 - len(_LOGS_SUFFIX)
        if name and info.data.get("access_logs") == "own" and len(name) > longest:
            hint = "choose a shorter name, or name the bucket for its access logs in access_logs"
            raise problem(
                f"is too long: {len(name)} characters, {longest} at most, as its logs get {_LOGS_SUFFIX} behind", hint
            )
        return _checked_name(name) if name is not None else None

    @field_validator("infrequent_after")
    @classmethod
    def _one_tiering(cls, days: int | None, info: ValidationInfo) -> int | None:
        if days and info.data.get("intelligent_tiering"):
            hint = "keep one of the two"
            raise problem("cannot be combined with intelligent_tiering, which moves objects by itself", hint)
        return days

    @field_validator("archive_after")
    @classmethod
    def _archive_last(cls, days: int | None, info: ValidationInfo) -> int | None:
        earlier = info.data.get("infrequent_after")
        if days and earlier and days < earlier + _DAYS_IN_CLASS:
            reason = f"S3 keeps objects in infrequent access for {_DAYS_IN_CLASS} days"
            hint = "archive later, or leave infrequent_after out"
            raise problem(f"must be {earlier + _DAYS_IN_CLASS}d or more: {reason}", hint)
        return days

    @field_validator("expire_after")
    @classmethod
    def _expire_last(cls, days: int | None, info: ValidationInfo) -> int | None:
        moved = max((info.data.get(name) or 0 for name in ("infrequent_after", "archive_after")), default=0)
        if days and days <= moved:
            hint = "expire later, or move earlier"
            raise problem(f"must be more than {moved}d, when objects still move to other storage", hint)
        return days

    @field_validator("expire_under")
    @classmethod
    def _prefixes(cls, prefixes: dict[str, int]) -> dict[str, int]:
        for prefix in prefixes:
            if not prefix or prefix.startswith("/") or len(prefix) > 200:
                hint = "such as tmp/, without a slash in front, 200 characters at most; expire_after is for all objects"
                raise problem(f"{shown(prefix)} is not a prefix of names of objects", hint)
        return prefixes

    @field_validator("lock_for")
    @classmethod
    def _lock_lets_logs_in(cls, days: int | None, info: ValidationInfo) -> int | None:
        if days and "s3_access_logs" in info.data.get("receives", []):
            reason = "S3 writes no access logs to a bucket that locks what comes in"
            raise problem(f"cannot be combined with s3_access_logs in receives: {reason}", "keep one of the two")
        return days

    @property
    def has_key(self) -> bool:
        """Whether the bucket has a key of its own."""
        return self.encryption == "kms"

    @property
    def moves(self) -> bool:
        """Whether objects change their storage class."""
        return bool(self.intelligent_tiering or self.infrequent_after or self.archive_after)

    @derived("Name of the bucket.")
    def bucket(self, _place: Place) -> str | None:
        return self.bucket_name

    @derived("Name of the bucket that requests are recorded in.")
    def log_bucket(self, _place: Place) -> str | None:
        return None if self.access_logs in ("own", "none") else self.access_logs

    @derived("Storage class -> days until objects move to it.")
    def transitions(self, _place: Place) -> dict[str, int] | None:
        found: dict[str, int | None] = {
            "INTELLIGENT_TIERING": 0 if self.intelligent_tiering else None,
            "STANDARD_IA": self.infrequent_after,
            _ARCHIVES[self.archive]: self.archive_after,
        }
        return {name: days for name, days in found.items() if days is not None} or None

    @derived("Days until objects are deleted.")
    def expiration_days(self, _place: Place) -> int | None:
        return self.expire_after

    @derived("Prefix -> days until objects under it are deleted.")
    def expiration_days_under(self, _place: Place) -> dict[str, int] | None:
        return self.expire_under or None

    @derived("Sites whose pages may reach the bucket from a browser.")
    def cors_rules(self, _place: Place) -> list[Cors] | None:
        return self.cors or None

    @derived("Days during which no version of an object can be deleted.")
    def lock_days(self, _place: Place) -> int | None:
        return self.lock_for


_LIST = ("s3:GetBucketLocation", "s3:ListBucket")
_READ = ("s3:GetObject",)
_WRITE = ("s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject")
_ENVIRONMENT = {"BUCKET": "{bucket}", "REGION": "{region}"}


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    return {"name": inputs.bucket_name or f"{place.name}-<account>"}


MODULE = Module(
    inputs=Inputs,
    provides=(BUCKET_ORIGIN,),
    outputs={
        "arn": Output("aws_s3_bucket.this.arn", "ARN of the bucket."),
        # The name from the policy: whoever is given it finds the bucket closed to plain HTTP already.
        "bucket": Output(
            "aws_s3_bucket.this.bucket", "Name of the bucket.", shown=True, depends_on=("aws_s3_bucket_policy.this",)
        ),
        "region": Output("data.aws_region.current.id", "Region of the bucket."),
        "domain_name": Output(
            "aws_s3_bucket.this.bucket_regional_domain_name", "Host name of the bucket in its Region."
        ),
        "kms_key_arn": Output("aws_kms_key.this.arn", "ARN of the bucket's key.", when=lambda inputs: inputs.has_key),
        "log_bucket": Output(
            "aws_s3_bucket.logs.bucket",
            "Name of the bucket that requests are recorded in.",
            when=lambda inputs: inputs.access_logs == "own",
        ),
    },
    accesses={
        "read-write": Access(
            "List, read, add, replace and delete objects.",
            statements=(
                Statement((*_LIST, "s3:ListBucketMultipartUploads"), ("{arn}",)),
                Statement((*_READ, *_WRITE, "s3:DeleteObject"), ("{arn}/*",)),
                Statement(("kms:Decrypt", "kms:GenerateDataKey"), ("{kms_key_arn}",)),
            ),
            environment=_ENVIRONMENT,
        ),
        "read": Access(
            "List and read objects.",
            statements=(
                Statement(_LIST, ("{arn}",)),
                Statement(_READ, ("{arn}/*",)),
                Statement(("kms:Decrypt",), ("{kms_key_arn}",)),
            ),
            environment=_ENVIRONMENT,
        ),
        "write": Access(
            "Add and replace objects, without reading or deleting any.",
            statements=(
                Statement(("s3:GetBucketLocation", "s3:ListBucketMultipartUploads"), ("{arn}",)),
                Statement(_WRITE, ("{arn}/*",)),
                # S3 decrypts the parts of a large upload to put them together.
                Statement(("kms:Decrypt", "kms:GenerateDataKey"), ("{kms_key_arn}",)),
            ),
            environment=_ENVIRONMENT,
        ),
    },
    # Without its key a bucket is unreadable.
    stateful=(
        Stateful("aws_s3_bucket.this", _fixed),
        Stateful("aws_s3_bucket.logs", _fixed),
        Stateful("aws_kms_key.this"),
    ),
    protections={"force_destroy": False},
    remedies={"CKV_AWS_18": "access_logs: own", "CKV_AWS_145": "encryption: kms", "CKV2_AWS_62": "events: true"},
    # The longest name is that of the logs: `<name>-<12 digits of the account>-logs`.
    name_limit=63 - 13 - len(_LOGS_SUFFIX),
)
