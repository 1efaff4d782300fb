"""moto, the simulated AWS: a server of its own for each use, on the loopback, and what it has to hold beforehand."""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator import child
from generator.errors import Diagnostic, TfgenError
from generator.inventory import Resource, known

_PATIENCE, _ATTEMPTS = 60.0, 3
_SETTINGS = {"MOTO_IAM_LOAD_MANAGED_POLICIES": "true", "MOTO_ACM_VALIDATION_WAIT": "1"}


def is_installed() -> bool:
    """Whether the extra `sandbox` is there."""
    return importlib.util.find_spec("moto") is not None


def missing() -> Diagnostic:
    hint = "pip install 'tfgen-blueprints[sandbox]'"
    return Diagnostic("P010", "the sandbox needs moto, the simulated AWS, which is not installed", None, hint)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """An empty account as long as the block: the address of its endpoint. Nothing is left of it afterwards."""
    for _ in range(_ATTEMPTS):
        port = _free_port()
        # By its number: S3 puts the bucket before a host name.
        url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-c", _program(), "-H", "127.0.0.1", "-p", str(port)]
        environment = {**os.environ, **_SETTINGS}
        with (folder / "moto.log").open("w") as log:
            server = child.start(command, cwd=folder, environment=environment, stdout=log, stderr=log)
        try:
            # Another program may have taken the port in between; then moto has ended, and another port is tried.
            if _answers(url, server):
                yield url
                return
        finally:
            server.stop()
    said = (folder / "moto.log").read_text(errors="replace").strip().splitlines()
    raise TfgenError(
        Diagnostic("P011", f"moto, the simulated AWS, does not start: {said[-1] if said else 'no reason'}")
    )


def client_environment(url: str, environment: Mapping[str, str]) -> dict[str, str]:
    """What terraform gets instead of the user's own AWS settings, none of which may reach the sandbox."""
    kept = {name: value for name, value in environment.items() if not name.startswith(("AWS_", "TF_VAR_"))}
    return {
        **kept,
        "AWS_ACCESS_KEY_ID": "sandbox",
        "AWS_SECRET_ACCESS_KEY": "sandbox",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "3",
        "AWS_ENDPOINT_URL": url,
    }


def seed(url: str, resources: tuple[Resource, ...], region: str) -> list[str]:
    """Makes what the root looks up and does not make itself; tells what was made."""
    import boto3  # type: ignore[import-untyped]

    session = boto3.Session("sandbox", "sandbox", region_name=region)
    wanted = dict.fromkeys(found for item in resources if item.mode == "data" and (found := _wanted(item)))
    for kind, name in wanted:
        _make(session, url, kind, name)
    return [f"{kind} {name}" for kind, name in wanted]


def _wanted(resource: Resource) -> tuple[str, str] | None:
    """What a data source looks for, where its name is known."""
    arguments = {argument.name: known(resource, argument.text) for argument in resource.block.arguments}
    if resource.type == "aws_route53_zone" and isinstance(arguments.get("name"), str):
        return "private hosted zone" if arguments.get("private_zone") else "hosted zone", arguments["name"]
    name = arguments.get("secret_id", arguments.get("name"))
    if resource.type.startswith("aws_secretsmanager_secret") and isinstance(name, str) and not name.startswith("arn:"):
        return "secret", name
    return None


def _make(session: Any, url: str, kind: str, name: str) -> None:
    if kind == "secret":
        client = session.client("secretsmanager", endpoint_url=url)
        client.create_secret(Name=name, SecretString="sandbox-only-0123456789")
        return
    private: dict[str, Any] = {
        "HostedZoneConfig": {"PrivateZone": True},
        "VPC": {"VPCRegion": session.region_name, "VPCId": "vpc-12345678"},
    }
    client = session.client("route53", endpoint_url=url)
    client.create_hosted_zone(Name=name, CallerReference=name, **(private if kind.startswith("private") else {}))


def _program() -> str:
    """Without the current folder among the places modules are looked for."""
    text = Path(__file__).with_name("moto_server.py").read_text(encoding="utf-8")
    return f"import sys\nsys.path.pop(0)\n{text}"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _answers(url: str, server: child.Child) -> bool:
    # Imports that only a server that was started is worth.
    import urllib.error
    import urllib.request

    deadline = time.monotonic() + _PATIENCE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < deadline and server.is_running:
        try:
            opener.open(f"{url}/moto-api/data.json", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return True
    return False
