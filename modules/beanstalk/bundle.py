"""What travels with the application instead of with the infrastructure: the files of its source bundle."""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from generator import component
from generator.component import Duration, Place, problem, shown, structure

# https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout
PROXY_TIMEOUT = 60
_NGINX = ".platform/nginx/conf.d/proxy.conf"
_AGENT = "/opt/aws/amazon-cloudwatch-agent/etc/tfgen-memory.json"


class Proxy(component.Inputs):
    """What the proxy on each instance lets through."""

    max_body: str = structure(
        "1MB", "Largest body of a request, such as 50MB; 0 for any.", pattern=r"^(0|[1-9][0-9]{0,5}(MB|GB))$"
    )
    timeout: Duration = structure(PROXY_TIMEOUT, "Time the program has for an answer, in seconds.", ge=1, le=4000)


def check_folders(folders: dict[str, Any]) -> dict[str, Any]:
    """Folders that are emptied by age, never the whole system."""
    for folder in folders:
        if not folder.startswith("/var/") or folder.rstrip("/") in ("/var", "/var/app") or ".." in folder.split("/"):
            hint = "name a folder of your program's below /var, such as /var/app/uploads"
            raise problem(f"names {shown(folder)}, where more lies than your program's files", hint)
    return folders


def check_volumes(volumes: dict[str, str]) -> dict[str, str]:
    """Whole paths on both sides."""
    for folder in (*volumes, *volumes.values()):
        if not re.fullmatch(r"(/[A-Za-z0-9._-]+)+", folder) or ".." in folder.split("/"):
            raise problem(
                f"{shown(folder)} is not the whole path of a folder", "such as /var/app/uploads: /app/uploads"
            )
    return volumes


def check_packages(packages: list[str]) -> list[str]:
    """Names of packages of Amazon Linux, which are looked up while an instance starts."""
    if len(set(packages)) < len(packages):
        raise problem("names a package twice", "name each once")
    return packages


def files(inputs: Any, place: Place) -> Mapping[str, str]:
    """The files, by their path in the source bundle."""
    found = dict(_files(inputs))
    return {"README.md": _readme(place, sorted(found)), **found} if found else {}


def needs_bundle(inputs: Any) -> bool:
    """Whether anything asked for can only travel with the application."""
    return any(True for _ in _extras(inputs))


def _files(inputs: Any) -> Iterator[tuple[str, str]]:
    if inputs.has_image and needs_bundle(inputs) and isinstance(inputs.image, str):
        yield "Dockerrun.aws.json", _dockerrun(inputs.image, inputs.port, inputs.volumes)
    yield from _extras(inputs)


def _extras(inputs: Any) -> Iterator[tuple[str, str]]:
    if inputs.worker and inputs.worker.cron:
        tasks = [{"name": name, "url": task.path, "schedule": task.cron} for name, task in inputs.worker.cron.items()]
        yield "cron.yaml", _yaml({"version": 1, "cron": tasks})
    if inputs.packages:
        yield ".ebextensions/01_packages.config", _yaml({"packages": {"yum": {name: [] for name in inputs.packages}}})
    if inputs.clean:
        yield ".ebextensions/02_clean.config", _yaml(_cleaning(inputs.clean))
    if inputs.memory_metrics:
        yield ".ebextensions/03_memory_metrics.config", _yaml(_memory())
    if settings := _proxy_settings(inputs):
        yield _NGINX, "\n".join([*settings, ""])


def _dockerrun(image: str, port: int, volumes: Mapping[str, str]) -> str:
    """https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/single-container-docker-configuration.html"""
    data: dict[str, Any] = {
        "AWSEBDockerrunVersion": "1",
        "Image": {"Name": image, "Update": "true"},
        "Ports": [{"ContainerPort": port}],
    }
    mounts = [{"HostDirectory": host, "ContainerDirectory": inside} for host, inside in volumes.items()]
    if mounts:
        data["Volumes"] = mounts
    return json.dumps(data, indent=2) + "\n"


def _cleaning(folders: Mapping[str, int]) -> dict[str, Any]:
    lines = [f"find {shlex.quote(folder)} -xdev -type f -mtime +{days} -delete" for folder, days in folders.items()]
    # Amazon Linux 2023 comes without cron; systemd has timers.
    service = (
        "[Unit]\nDescription=Delete old files\n\n[Service]\nType=oneshot\nExecStart=/usr/local/bin/clean-old-files\n"
    )
    timer = (
        "[Unit]\nDescription=Delete old files every day\n\n[Timer]\nOnCalendar=daily\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    files = {
        "/usr/local/bin/clean-old-files": ("000755", "\n".join(["#!/bin/bash", *lines, ""])),
        "/etc/systemd/system/clean-old-files.service": ("000644", service),
        "/etc/systemd/system/clean-old-files.timer": ("000644", timer),
    }
    return {
        "files": {
            path: {"mode": mode, "owner": "root", "group": "root", "content": content}
            for path, (mode, content) in files.items()
        },
        "commands": {
            "01_clean_daily": {"command": "systemctl daemon-reload && systemctl enable --now clean-old-files.timer"}
        },
    }


def _memory() -> dict[str, Any]:
    """https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/customize-containers-cw.html"""
    measured = {
        "metrics": {
            "namespace": "CWAgent",
            "append_dimensions": {
                "InstanceId": "${aws:InstanceId}",
                "AutoScalingGroupName": "${aws:AutoScalingGroupName}",
            },
            "aggregation_dimensions": [["AutoScalingGroupName"]],
            "metrics_collected": {"mem": {"measurement": ["mem_used_percent"]}},
        }
    }
    content = json.dumps(measured, indent=2) + "\n"
    command = (
        f"/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a append-config -m ec2 -s -c file:{_AGENT}"
    )
    return {
        "files": {_AGENT: {"mode": "000644", "owner": "root", "group": "root", "content": content}},
        "container_commands": {"01_memory_metrics": {"command": command}},
    }


def _proxy_settings(inputs: Any) -> list[str]:
    """Messages come to a worker by way of the proxy, which must not give up before the one who hands them out does."""
    proxy: Proxy | None = inputs.proxy
    messages = inputs.worker.timeout + 1 if inputs.worker and inputs.worker.timeout > PROXY_TIMEOUT else 0
    timeout = max(proxy.timeout if proxy else 0, messages)
    sizes = [f"client_max_body_size {proxy.max_body.removesuffix('B').lower()};"] if proxy else []
    return [*sizes, *(f"proxy_{name}_timeout {timeout}s;" for name in ("read", "send") if timeout)]


def _readme(place: Place, paths: list[str]) -> str:
    hidden = ", hidden folders too," if any(path.startswith(".") for path in paths) else ""
    listed = "\n".join(f"- `{path}`" for path in paths)
    return (
        f"# What travels with the application of {place.name}\n\n"
        "Terraform reads nothing in this folder. Copy these files to the top of the application's source\n"
        f"bundle{hidden} and deploy it, with `eb deploy` or a pipeline: Elastic Beanstalk applies them on\n"
        "every instance that gets this version.\n\n"
        f"{listed}\n"
    )


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as blocks, as people write them."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)


def _yaml(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, width=1000)
