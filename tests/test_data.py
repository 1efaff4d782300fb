"""What workloads may do to tables, topics, keys and file systems: exactly these, by name, and no wildcard action."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.pipeline import Request

TOP = """\
version: 1
name: shop
region: eu-central-1
components:
  net: {module: vpc}
  app: {module: ecs_service, image: "shop/app:1.0", port: 8080, uses: {it: LEVEL}}
"""
TABLE = "{module: dynamodb, partition_key: a, sort_key: b, INDEXES, stream: keys-only}".replace(
    "INDEXES", "indexes: {by_c: {partition_key: c}}, local_indexes: {by_d: {sort_key: d}}"
)
TOPIC, KEY, PAIR, FILES = "{module: sns}", "{module: kms}", "{module: kms, spec: ecc-p256}", "{module: efs}"
INDEXES = "${module.it.arn}/index/by_c ${module.it.arn}/index/by_d"
CHANGES = "BatchWriteItem ConditionCheckItem DeleteItem DescribeTable PutItem UpdateItem"
FOR_CHANGES = "Decrypt DescribeKey Encrypt GenerateDataKey ReEncryptFrom ReEncryptTo"


def _granted(folder: Path, component: str, level: str) -> list[str]:
    """The statements of the workload: actions without their service, and resources."""
    file = folder / "b.yaml"
    file.write_text(TOP.replace("LEVEL", level) + f"  it: {component}\n")
    (fileset,) = pipeline.render_all(Request([file]))
    found = re.findall(r"actions *= \[(.*?)\]\n *resources *= \[(.*?)\]\n", fileset.files["app.tf"], re.DOTALL)
    words = [[re.sub(r'[\s,"]+', " ", part).strip() for part in statement] for statement in found]
    return [f"{re.sub('[a-z]+:', '', actions)} on {resources}" for actions, resources in words]


@pytest.mark.parametrize(
    ("component", "level", "expected"),
    [
        pytest.param(
            TABLE,
            "read",
            [
                "BatchGetItem DescribeTable GetItem Query Scan on module.it.arn",
                f"Query Scan on {INDEXES}",
                "Decrypt DescribeKey on module.it.key_arn",
            ],
            id="table read",
        ),
        pytest.param(
            TABLE,
            "write",
            [f"{CHANGES} on module.it.arn", f"{FOR_CHANGES} on module.it.key_arn"],
            id="table write",
        ),
        pytest.param(
            TABLE,
            "stream",
            [
                "DescribeStream GetRecords GetShardIterator on module.it.stream_arn",
                "Decrypt DescribeKey on module.it.key_arn",
            ],
            id="table stream",
        ),
        pytest.param(
            TOPIC,
            "publish",
            ["Publish on module.it.topic_arn", "Decrypt GenerateDataKey on module.it.topic_key_arn"],
            id="topic",
        ),
        pytest.param(
            KEY,
            "encrypt-decrypt",
            ["Decrypt DescribeKey Encrypt GenerateDataKey on module.it.key_arn"],
            id="key",
        ),
        pytest.param(KEY, "encrypt", ["DescribeKey Encrypt GenerateDataKey on module.it.key_arn"], id="key encrypt"),
        pytest.param(KEY, "decrypt", ["Decrypt DescribeKey on module.it.key_arn"], id="key decrypt"),
        pytest.param(PAIR, "sign", ["DescribeKey GetPublicKey Sign on module.it.key_arn"], id="key sign"),
        pytest.param(PAIR, "verify", ["DescribeKey GetPublicKey Verify on module.it.key_arn"], id="key verify"),
        pytest.param(FILES, "read-write", ["ClientMount ClientWrite on module.it.arn"], id="files"),
        pytest.param(FILES, "read", ["ClientMount on module.it.arn"], id="files read"),
    ],
)
def test_a_workload_may_do_exactly_this(tmp_path: Path, component: str, level: str, expected: list[str]) -> None:
    assert _granted(tmp_path, component, level) == expected
