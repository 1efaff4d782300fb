"""The real programs tests run against: terraform with its provider, checkov, and a simulated AWS."""

from __future__ import annotations

import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from proof import PROJECT, Terraform

from generator.checkov import Program, installed
from generator.moto import is_installed, serving


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is rendered over the expected files")
    parser.addoption("--case", default="", help="prove with terraform only the cases whose name begins so")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is applied to the simulated AWS waits for most of its time, so all workers but two start with it.

    Each worker begins with an equal run of the list; later, those that are done take from the others. The two tell
    within minutes what the quick tests say. One worker alone runs those first.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    patient = max(workers - 2, 1)
    slow = sorted((item for item in items if item.get_closest_marker("moto")), key=_is_part)
    quick = [item for item in items if not item.get_closest_marker("moto")]
    dealt: list[pytest.Item] = []
    for worker in range(workers):
        mine = slow[worker::patient] if worker < patient and workers > 1 else []
        room = max(len(items) * (worker + 1) // workers - len(dealt) - len(mine), 0)
        dealt += [*mine, *quick[:room]]
        del quick[:room]
    items[:] = [*dealt, *quick, *(slow if workers == 1 else [])]


def _is_part(item: pytest.Item) -> bool:
    """Whether it proves less than a whole blueprint, which takes longest."""
    return not item.name.startswith("test_a_blueprint_holds")


def _missing(reason: str) -> NoReturn:
    """A program that cannot be had skips a test, and fails it where it was promised."""
    if os.environ.get("TFGEN_NO_SKIPS"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def terraform(tmp_path_factory: pytest.TempPathFactory, _moto: str) -> Iterator[Terraform]:
    """The terraform on the PATH and its AWS provider, which is started once and kept running for all commands.

    The provider comes from TFGEN_PROVIDER_MIRROR or its registry, and knows only the simulated AWS.
    """
    program = shutil.which("terraform")
    if program is None:
        _missing("there is no terraform on the PATH")
    home = tmp_path_factory.mktemp("terraform")
    if mirror := os.environ.get("TFGEN_PROVIDER_MIRROR", ""):
        settings = f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n'
        (home / "terraformrc").write_text(settings)
    found = Terraform(program, home, _moto)
    provider = subprocess.Popen(
        [_provider(found), "-debug"],
        env=found.environment(home) | {"TF_LOG": "ERROR"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield found._replace(attached=_attachment(provider))
    finally:
        provider.terminate()
        provider.wait(20)


def _provider(terraform: Terraform) -> Path:
    probe = terraform.home / "probe"
    probe.mkdir()
    requirements = (PROJECT / "templates" / "hcl" / "requirements.tf.j2").read_text()
    (probe / "terraform.tf").write_text(f"terraform {{\n{requirements}}}\n")
    initialised = terraform.run(probe, "init", "-input=false")
    if initialised.returncode:
        _missing(f"terraform finds no AWS provider: {initialised.stderr.strip().splitlines()[-1:]}")
    (provider,) = (probe / ".terraform" / "providers").glob("*/*/*/*/*/terraform-provider-aws*")
    return provider


def _attachment(provider: subprocess.Popen[str]) -> str:
    """What the provider prints for TF_REATTACH_PROVIDERS."""
    for line in provider.stdout or ():
        if "TF_REATTACH_PROVIDERS='" in line:
            return line.strip().removeprefix("TF_REATTACH_PROVIDERS='").removesuffix("'")
    raise AssertionError("the AWS provider did not start")


@pytest.fixture(scope="session")
def checkov() -> Program:
    """The checkov that TFGEN_CHECKOV names or the PATH holds."""
    program = installed(None, os.environ)
    if program is None:
        _missing("there is no checkov: name one in TFGEN_CHECKOV")
    return program


@pytest.fixture(scope="session")
def _moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not is_installed():
        _missing("moto is not installed: pip install tfgen-blueprints[test]")
    with serving(tmp_path_factory.mktemp("moto")) as url:
        yield url


@pytest.fixture
def simulated_aws(_moto: str) -> str:
    """An empty simulated AWS account, as the address of its endpoint."""
    request = urllib.request.Request(f"{_moto}/moto-api/reset", method="POST")
    urllib.request.urlopen(request, timeout=30).close()
    return _moto


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own cache."""
    monkeypatch.setenv("TFGEN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
