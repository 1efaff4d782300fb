"""A Lightsail bucket: private, paid by the month for a fixed amount of storage and transfer.

`bundle` is the amount: `small_1_0`, `medium_1_0` or `large_1_0`; AWS lets it be changed once in a month. The bucket is
called after the blueprint, the component and the account (`shop-files-123456789012`), because names of buckets are
shared by all of AWS; `bucket_name` names it otherwise. A bucket with objects in it cannot be destroyed unless
`force_delete` is set.

Instances of a `lightsail_instance` read and write it without keys when they say `buckets: ["${files.bucket}"]`. There
are no access keys here: their secret would stand in the Terraform state. What runs outside of Lightsail, on ECS or
Beanstalk, is better off with an `s3_bucket`, which it `uses`.

A new bucket is private, and Terraform cannot open it. Nor can it keep old versions of objects, or close again what
somebody opened by hand; the AWS CLI does both, once:

    aws lightsail update-bucket --bucket-name NAME --versioning Enabled
    aws lightsail update-bucket --bucket-name NAME --access-rules getObject=private,allowPublicOverrides=false
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import field_validator

from generator import component
from generator.component import Module, Output, Place, Problem, Stateful, problem, shown, structure, variable
from generator.regions import LIGHTSAIL, check_region

# https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateBucket.html
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,52}[a-z0-9]")


class Inputs(component.Inputs):
    # https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_GetBucketBundles.html
    bundle: Literal["small_1_0", "medium_1_0", "large_1_0"] = variable(
        "small_1_0", "Plan that says how much is stored and transferred."
    )
    bucket_name: str | None = structure(
        None, "Name of the bucket, instead of one made from blueprint, component and account."
    )
    force_delete: bool = variable(False, "Let destroying the bucket delete the objects in it.")

    @field_validator("bucket_name")
    @classmethod
    def _checked_name(cls, name: str | None) -> str | None:
        if name is not None and not _NAME.fullmatch(name):
            message = f"cannot be {shown(name)}: Lightsail does not take it as the name of a bucket"
            raise problem(message, "3 to 54 lower-case letters, digits and hyphens, a letter or digit at both ends")
        return name

    @component.derived("Name of the bucket.")
    def own_name(self, _place: Place) -> str | None:
        return self.bucket_name


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    return {"name": inputs.bucket_name or place.name}


def _check(_inputs: Inputs, place: Place) -> Iterator[Problem]:
    yield from check_region(place, "Lightsail", LIGHTSAIL)


MODULE = Module(
    inputs=Inputs,
    outputs={
        # Not the id, which Terraform knows only afterwards: instances are given access by this name.
        "bucket": Output("aws_lightsail_bucket.this.name", "Name of the bucket.", shown=True),
        "url": Output("aws_lightsail_bucket.this.url", "Address of the bucket."),
        "arn": Output("aws_lightsail_bucket.this.arn", "ARN of the bucket."),
    },
    stateful=(Stateful("aws_lightsail_bucket.this", _fixed),),
    protections={"force_delete": False},
    check=_check,
    # Names of buckets end at 54, a hyphen and the account taken off.
    name_limit=41,
)
