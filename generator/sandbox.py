"""A simulated account with terraform initialised against it, for one root."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator import moto, terraform, trial
from generator.errors import TfgenError
from generator.inventory import inventory
from generator.pipeline import Rendered
from generator.terraform import Terraform
from generator.trial import Trial

# Nobody listens there: until moto does, a request that should not be made fails.
_NOWHERE = "http://127.0.0.1:9"


def prepared(program: str | None, environment: Mapping[str, str], cache: Path | None, root: Path) -> Terraform:
    """terraform without anything of the user's account, initialised in a root that was laid out."""
    found = terraform.find(program, environment, cache)
    found = found._replace(environment=moto.client_environment(_NOWHERE, found.environment))
    terraform.initialise(found, root)
    return found


@contextmanager
def opened(rendered: Rendered, root: Path, found: Terraform, given: Mapping[str, str]) -> Iterator[Trial]:
    """An account of its own as long as the block, in which there is what the root looks up."""
    if not moto.is_installed():
        raise TfgenError(moto.missing())
    with moto.serving(root.parent) as url:
        moto.seed(url, inventory(rendered.files.files), rendered.graph.blueprint.top.region)
        environment = {**found.environment, "AWS_ENDPOINT_URL": url}
        variables = trial.sample_variables(rendered.graph, given)
        yield Trial(rendered, root, found._replace(environment=environment), variables)
