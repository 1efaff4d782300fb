"""The contract: what `modules/<name>/component.py` declares, in the words module authors use.

A module's file holds a docstring (its page in the reference), a subclass of `Inputs`, and one `MODULE = Module(...)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from generator.errors import closest
from generator.inputs import (
    Attached,
    Inputs,
    Load,
    Place,
    User,
    derived,
    is_variable,
    structure,
    variable,
)
from generator.quantity import Cidr, Days, Duration, Gigabytes, LogRetention, Text, problem, shown
from generator.reference import over_outputs, own

__all__ = [
    "Access",
    "Attached",
    "Cidr",
    "Days",
    "Duration",
    "Gigabytes",
    "Inputs",
    "Interface",
    "Link",
    "Load",
    "LogRetention",
    "Module",
    "Mount",
    "Offer",
    "Output",
    "Place",
    "Problem",
    "Stateful",
    "Statement",
    "Text",
    "User",
    "Workload",
    "closest",
    "derived",
    "over_outputs",
    "own",
    "problem",
    "shown",
    "structure",
    "variable",
]


class Output(NamedTuple):
    """A value other components may use: an HCL expression inside the module, and its Terraform type.

    `when` says for which inputs the rendering has it, `link` that it is there only when that link was found;
    `shown` also makes it an output of the root; `depends_on` names resources that must exist before it may be used.
    `keys` are the entries of a map, where they are known.
    """

    value: str
    description: str
    type: str = "string"
    when: Callable[[Any], bool] = lambda _inputs: True
    link: str = ""
    shown: bool = False
    depends_on: tuple[str, ...] = ()
    keys: Callable[[Any], Iterable[str]] | None = None


class Offer(NamedTuple):
    """One output an interface promises. With `each`, one per attachment: an entry of that map of the provider."""

    description: str
    type: str = "string"
    each: str = ""


@dataclass(frozen=True)
class Interface:
    """A named bundle of typed outputs that modules provide and links ask for.

    `attachment` is what a linking component tells the provider about itself, a subclass of `Inputs` whose variable
    fields, where it has any, are passed to the provider in one map variable, called `attachments`.
    """

    name: str
    outputs: Mapping[str, Offer]
    attachment: type[Inputs] | None = None
    attachments: str = "attachments"

    @property
    def passes_attachments(self) -> bool:
        """Whether Terraform gets to see what linking components send."""
        return self.attachment is not None and any(
            is_variable(self.attachment, name) for name in self.attachment.model_fields
        )


class Link(NamedTuple):
    """A need for an interface. The outputs asked for become variables of the linking module, under the same names.

    Which they are may depend on the inputs. A second link of a kind has a `prefix` to tell its variables from those of
    the first, and may be `only_named`: made where the component says whom, never found.
    `sends` makes the attachments, by key (`""` for a single one), from the inputs and the names of the links that
    were found; `inbound` opens the linking component's port to the provider's security group. `when` says for which
    inputs there is this need at all, and `otherwise` what to do who names it all the same; `across_regions` that what
    provides it may live in another Region; `uses` are access levels of which it needs one there, to be of use.
    """

    interface: Interface
    description: str
    outputs: tuple[str, ...] | Callable[[Any], tuple[str, ...]] = ()
    required: bool = True
    sends: Callable[[Any, frozenset[str]], Mapping[str, Inputs]] | None = None
    inbound: bool = False
    when: Callable[[Any], bool] = lambda _inputs: True
    across_regions: bool = False
    prefix: str = ""
    only_named: bool = False
    otherwise: str = "leave it out"
    uses: tuple[str, ...] = ()

    def variable(self, output: str) -> str:
        """The variable of the linking module that an output becomes."""
        return f"{self.prefix}_{output}" if self.prefix else output

    def asked(self, inputs: Any) -> tuple[str, ...]:
        """The outputs it needs for these inputs."""
        return self.outputs(inputs) if callable(self.outputs) else self.outputs


class Statement(NamedTuple):
    """An IAM statement on exactly one thing: resources are texts over outputs, `{arn}/*`.

    One that names an output this rendering does not have is left out.
    """

    actions: tuple[str, ...]
    resources: tuple[str, ...]


class Mount(NamedTuple):
    """A file system workloads mount: texts over outputs, and the path they find it at, else `/mnt/<component>`."""

    file_system_id: str
    access_point_id: str
    path: str = ""
    read_only: bool = False


_Settings = Mapping[str, str] | Callable[[Any], Mapping[str, str]]
_Statements = tuple[Statement, ...] | Callable[[Any], tuple[Statement, ...]]


@dataclass(frozen=True)
class Access:
    """What a workload gets that `uses` a component at one level.

    `environment` and `secrets` map a suffix to a text over outputs: a component `cache` with suffix `HOST` injects
    `CACHE_HOST`. Secrets are what `valueFrom` takes (an ARN, or `ARN:json-key::`); `secret_statements` let them be
    read. All four may be functions of the inputs, and so may `mount`, the file system that the workload mounts at the
    path in `<COMPONENT>_PATH`. `when` says for which inputs there is this level at all, and `otherwise` what to do
    where there is not.
    """

    description: str
    statements: _Statements = ()
    environment: _Settings = field(default_factory=dict)
    secrets: _Settings = field(default_factory=dict)
    secret_statements: _Statements = ()
    mount: Mount | Callable[[Any], Mount] | None = None
    when: Callable[[Any], bool] = lambda _inputs: True
    otherwise: str = ""


class Workload(NamedTuple):
    """A module whose components may say `uses:`. Names of its inputs and variables that receive what comes of it.

    `environment` and `secrets` are mapping inputs of the module; `permissions` and `secret_permissions` are string
    variables that hold an IAM policy document, there when templates see `granted.permissions`. `mounts` is a map
    variable of file systems by component, there when templates see it under `granted`; empty if it mounts none. `load`
    tells how heavily it uses others.
    """

    environment: str = "environment"
    secrets: str = "secrets"
    permissions: str = "permissions"
    secret_permissions: str = "secret_permissions"
    mounts: str = ""
    load: Callable[[Any], Load] = lambda _inputs: Load()


class Problem(NamedTuple):
    """What a check of a module found: the path inside a component, what happened and why, and what to do.

    A `warning` is told and does not stop the render; `source` is the page that says so.
    """

    component: str
    path: tuple[str | int, ...]
    message: str
    hint: str = ""
    level: Literal["error", "warning"] = "error"
    source: str = ""


class Stateful(NamedTuple):
    """A resource that holds data, by its address inside the module.

    `fixed` tells, for the inputs, what the provider cannot change without replacing it: name -> value; a name that goes
    counts as changed. `rising` names what of that it does change upwards, with the order of the values, `()` for
    versions.
    """

    address: str
    fixed: Callable[[Any, Place], Mapping[str, object]] = lambda _inputs, _place: {}
    rising: Mapping[str, tuple[str, ...]] = {}


def _nothing(_inputs: Any, _place: Place) -> Iterable[Problem]:
    return ()


def _no_files(_inputs: Any, _place: Place) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class Module:
    """Everything tfgen knows about one AWS module.

    `accesses` are the levels of `uses:`, the usual one first; `security_group` and `port` name the outputs that
    network rules are made of; `stateful` names the resources that hold data, and `protections` the inputs that keep
    them from being deleted, with the value that does; `moved` maps addresses of resources in earlier versions of the
    module to those of now; `remedies` maps checks of checkov to what to write in the blueprint for them to hold.
    `name_limit` is the longest name AWS takes for a component's name, the suffixes of its resources taken off; 0 if it
    names nothing. `check` looks at a component together with all that is attached to it. `bundle` makes the files that
    travel with the application, not the infrastructure, by path; they are rendered to `bundles/<component>/`.
    `region` is the one Region there is for such components, whatever the blueprint's is; empty for any.
    """

    inputs: type[Inputs]
    outputs: Mapping[str, Output]
    provides: tuple[Interface, ...] = ()
    links: Mapping[str, Link] = field(default_factory=dict)
    accesses: Mapping[str, Access] = field(default_factory=dict)
    workload: Workload | None = None
    security_group: str = ""
    port: str = ""
    stateful: tuple[Stateful, ...] = ()
    protections: Mapping[str, bool] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    remedies: Mapping[str, str] = field(default_factory=dict)
    name_limit: int = 63
    check: Callable[[Any, Place], Iterable[Problem]] = _nothing
    bundle: Callable[[Any, Place], Mapping[str, str]] = _no_files
    region: str = ""
