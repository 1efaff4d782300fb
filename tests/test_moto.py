"""The simulated AWS: what it has not is told at once, and in the form the service speaks."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import ClientError  # type: ignore[import-untyped]

from generator.lacks import APPLY, DESTROY, explained
from generator.moto import serving

_CALL = "Amz-Sdk-Invocation-Id"
# By the protocol it speaks: a service moto has not at all, and an action it has not of one that it has.
_MISSING = {
    "json, no service": ("lightsail", "get_instances", {}),
    "json, no action": ("logs", "list_anomalies", {}),
    "query, no action": (
        "elasticbeanstalk",
        "update_application_resource_lifecycle",
        {"ApplicationName": "shop", "ResourceLifecycleConfig": {}},
    ),
    "rest, no path": ("cloudfront", "list_vpc_origins", {}),
}


@pytest.fixture(scope="module")
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server as the sandbox uses it."""
    with serving(tmp_path_factory.mktemp("moto")) as url:
        yield url


def _client(service: str, url: str) -> Any:
    config = Config(retries={"total_max_attempts": 1})
    session = boto3.Session("sandbox", "sandbox", region_name="us-east-1")
    return session.client(service, endpoint_url=url, config=config)


@pytest.mark.moto
@pytest.mark.parametrize("kind", _MISSING)
def test_what_is_missing_is_refused_with_a_reason(kind: str, moto: str) -> None:
    service, action, arguments = _MISSING[kind]

    with pytest.raises(ClientError) as refused:
        getattr(_client(service, moto), action)(**arguments)

    answer = refused.value.response
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert explained((), "", f"StatusCode: 501, {answer['Error']['Message']}").startswith("there is no ")


@pytest.mark.moto
def test_what_is_there_is_answered(moto: str) -> None:
    assert _client("sqs", moto).create_queue(QueueName="jobs")["QueueUrl"].endswith("/jobs")


@pytest.mark.moto
def test_a_call_that_is_sent_again_is_done_once(moto: str) -> None:
    first, again, other = (_create_key(moto, call) for call in ("one", "one", "two"))

    assert first == again
    assert other != first
    assert {first, other} <= {key["KeyId"] for key in _client("kms", moto).list_keys()["Keys"]}


@pytest.mark.moto
def test_a_call_that_is_sent_again_meanwhile_waits_for_the_answer(moto: str) -> None:
    with ThreadPoolExecutor(8) as senders:
        made = set(senders.map(_create_key, [moto] * 8, ["at once"] * 8))

    assert len(made) == 1


@pytest.mark.moto
@pytest.mark.parametrize(("body", "status"), [("[]", 500), ('{"KeyId": "none"}', 400)], ids=["fails", "is refused"])
def test_a_call_that_did_nothing_is_done_again(body: str, status: int, moto: str) -> None:
    for _ in range(3):
        with pytest.raises(urllib.error.HTTPError) as refused:
            _send(moto, "DescribeKey", body, f"nothing {status}")

        assert refused.value.code == status


@pytest.mark.moto
def test_a_head_says_how_long_the_object_is_each_time(moto: str) -> None:
    _client("s3", moto).create_bucket(Bucket="lengths")
    _client("s3", moto).put_object(Bucket="lengths", Key="ten", Body=b"0123456789")

    asked = urllib.request.Request(f"{moto}/lengths/ten", None, _headers("s3", "length"), method="HEAD")

    assert [urllib.request.urlopen(asked, timeout=60).headers["Content-Length"] for _ in range(2)] == ["10", "10"]


def _create_key(url: str, call: str) -> str:
    name: str = _send(url, "CreateKey", "{}", call)["KeyMetadata"]["KeyId"]
    return name


def _send(url: str, action: str, body: str, call: str) -> Any:
    """The way a client sends it to KMS, with the number it gives the call."""
    kind = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"TrentService.{action}"}
    headers = _headers("kms", call) | kind
    with urllib.request.urlopen(urllib.request.Request(url, body.encode(), headers), timeout=60) as answer:
        return json.load(answer)


def _headers(service: str, call: str) -> dict[str, str]:
    scope = f"Credential=sandbox/20300101/us-east-1/{service}/aws4_request"
    return {"Authorization": f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0", _CALL: call}


@pytest.mark.parametrize("lack", APPLY, ids=[f"{lack.type} {lack.says}" for lack in APPLY])
def test_a_failure_is_put_down_to_a_lack_of_that_type_only(lack: Any) -> None:
    assert explained(APPLY, lack.type, f"api error: {lack.says}") == lack.what
    assert explained(APPLY, "aws_vpc", f"api error: {lack.says}") == ""


def test_what_was_taken_away_twice_is_gone() -> None:
    said = "RevokeSecurityGroupEgress, StatusCode: 400, api error InvalidPermission.NotFound: The rule does not exist"

    assert explained(DESTROY, "aws_vpc_security_group_egress_rule", said) == "it was gone already"
    assert explained(DESTROY, "aws_vpc_security_group_egress_rule", "api error DependencyViolation: in use") == ""


@pytest.mark.moto
def test_the_folder_of_the_server_says_what_it_did(tmp_path: Path) -> None:
    with serving(tmp_path):
        pass

    assert "Running on http://127.0.0.1:" in (tmp_path / "moto.log").read_text()
