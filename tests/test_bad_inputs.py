"""Bad input of every kind: the exact words a person reads, exit code 1, and nothing written.

A file of `bad_inputs/` holds rows: `##### id arguments`, the blueprint `b.yaml`, `>>>>>`, and what is said about it.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import resources
from generator.cli import main
from generator.errors import closest

TABLES = Path(__file__).parent / "bad_inputs"
MODULES = Path(__file__).parent / "modules"
_ROW = re.compile(r"^##### (\S+)(.*)\n((?:(?!#####|>>>>>).*\n)*)>>>>>\n((?:(?!#####).*\n)*)", re.MULTILINE)

GOOD = """\
version: 1
name: app
region: eu-west-1
components:
  net: {module: vpc}
"""
WITHOUT_LOGS = GOOD.replace("vpc}", "vpc, flow_logs: false}")


class Row(NamedTuple):
    """One blueprint, the arguments it is rendered with, and what is said about it."""

    table: str
    id: str
    arguments: str
    blueprint: str
    said: str


class Outcome(NamedTuple):
    """What a command line came to."""

    code: int
    said: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line, in a folder of its own where `own` holds the modules of these tests."""
    monkeypatch.chdir(tmp_path)
    Path("own").symlink_to(MODULES)

    def command(*arguments: str) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([*arguments])
        return Outcome(int(ended.value.code or 0), capsys.readouterr().err.replace(f"{tmp_path}/", ""))

    return command


def rows() -> list[Row]:
    return [
        Row(table.name, *found) for table in sorted(TABLES.glob("*.txt")) for found in _ROW.findall(table.read_text())
    ]


def update(row: Row, said: str) -> None:
    table = TABLES / row.table
    start = f"##### {row.id}{row.arguments}\n{row.blueprint}>>>>>\n"
    table.write_text(table.read_text().replace(f"{start}{row.said}", f"{start}{said}"))


def contents(folder: Path) -> dict[str, str]:
    """All there is below a folder, empty folders and links too."""
    return {
        str(path.relative_to(folder)): path.read_text() if path.is_file() else ""
        for path in folder.rglob("*")
        if "__pycache__" not in path.parts
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.table.removesuffix('.txt')}-{row.id}") for row in rows()])
def test_a_blueprint_that_is_wrong(row: Row, run: Run, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    Path("b.yaml").write_text(row.blueprint)
    before = contents(tmp_path)

    outcome = run("render", "b.yaml", "--modules", "own", *shlex.split(row.arguments))

    if request.config.getoption("--update-golden"):
        update(row, outcome.said)
    else:
        assert outcome.said == row.said, f"if so it should be: pytest {__file__} -k {row.id} --update-golden"
    assert outcome.code == 1
    assert contents(tmp_path) == before


@pytest.mark.parametrize("command", ["validate", "render --check", "render --dry-run", "render -e dev"])
def test_every_command_that_reads_blueprints_says_the_same(command: str, run: Run) -> None:
    Path("b.yaml").write_text(GOOD.replace("vpc", "vpcc") + "environments: {dev: {}}\n")

    outcome = run(*command.split(), "b.yaml")

    assert outcome.code == 1
    assert outcome.said.startswith('b.yaml:5:17: B033 component "net": there is no module "vpcc"\n')


def test_problems_as_json_are_a_result(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(GOOD.replace("vpc", "vpcc"))

    process = child(tmp_path, "validate", "b.yaml", "--format", "json")

    given, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (1, "")
    assert json.loads(given) == [
        {
            "code": "B033",
            "level": "error",
            "message": 'component "net": there is no module "vpcc"',
            "file": "b.yaml",
            "line": 5,
            "column": 17,
            "hint": "did you mean vpc?",
        }
    ]


def test_every_row_of_the_tables_is_read() -> None:
    written = sum(table.read_text().count("##### ") for table in TABLES.glob("*.txt"))

    assert len({(row.table, row.id) for row in rows()}) == len(rows()) == written


BYTES = {
    "not-utf-8": (
        b"name: ab\xe9\n",
        "b.yaml:1:9: S003 the byte 0xE9 is not UTF-8 text\n  save the file with the encoding UTF-8\n",
    ),
    "a-null-byte": (
        b"version: 1\nname: a\x00b\n",
        "b.yaml:2:8: S003 the character U+0000 is not allowed: it cannot be seen\n"
        "  delete it, and save the file as UTF-8 text\n",
    ),
    "too-large": (
        b"#" * 300_000,
        "b.yaml: S002 the file is too large: more than 256 KiB\n  split it into several files\n",
    ),
}


@pytest.mark.parametrize(("content", "said"), BYTES.values(), ids=BYTES)
def test_a_file_that_is_no_text(content: bytes, said: str, run: Run, tmp_path: Path) -> None:
    Path("b.yaml").write_bytes(content)
    before = names(tmp_path)

    outcome = run("render", "b.yaml")

    assert outcome == Outcome(1, said)
    assert names(tmp_path) == before


def put(files: Mapping[str, str]) -> None:
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)


COMPONENT = '''"""A module of the user's."""

from generator import component
from generator.component import Link, Module, Output, structure, variable
from generator.interfaces import NETWORK


class Inputs(component.Inputs):
    text: str = variable("", "Any text.")
    mode: str = structure("", "Any mode.")


MODULE = Module(inputs=Inputs, outputs={"id": Output("terraform_data.this.id", "Its id.")}, name_limit=0)
'''
TEMPLATE = 'resource "terraform_data" "this" {\n  input = var.text\n}\n'
USING = GOOD + "  app: {module: mine}\n"


def module(component: str = COMPONENT, template: str = TEMPLATE) -> dict[str, str]:
    """A blueprint that uses a module of the user's, and the module."""
    return {"b.yaml": USING, "my/mine/component.py": component, "my/mine/main.tf.j2": template}


BROKEN_MODULES: dict[str, tuple[dict[str, str], str]] = {
    "syntax-error": (
        module(component='"""Doc."""\nimport generator component\n'),
        "my/mine/component.py:2: M002 module mine cannot be loaded: invalid syntax\n",
    ),
    "exception": (
        module(component='"""Doc."""\n\nraise RuntimeError("no luck")\n'),
        "my/mine/component.py:3: M002 module mine cannot be loaded: RuntimeError: no luck\n",
    ),
    "leaves-the-program": (
        module(component='"""Doc."""\n\nraise SystemExit(0)\n'),
        "my/mine/component.py:3: M002 module mine cannot be loaded: SystemExit: 0\n",
    ),
    "unknown-word-of-the-contract": (
        module(component=COMPONENT.replace("name_limit=0", "nam_limit=0")),
        "my/mine/component.py:13: M002 module mine cannot be loaded: TypeError: "
        "Module.__init__() got an unexpected keyword argument 'nam_limit'\n",
    ),
    "no-module": (
        module(component='"""Doc."""\n'),
        "my/mine/component.py: M003 module mine: it declares no MODULE = Module(...)\n",
    ),
    "no-template": (
        {"b.yaml": USING, "my/mine/component.py": COMPONENT},
        "my/mine/component.py: M003 module mine: there is no main.tf.j2 beside it\n",
    ),
    "no-docstring": (
        module(component=COMPONENT.replace('"""A module of the user\'s."""', "")),
        "my/mine/component.py: M003 module mine: it has no docstring, which is its page in the reference\n",
    ),
    "folder-name": (
        {path.replace("mine", "my-own"): text.replace("mine", "my-own") for path, text in module().items()},
        "my/my-own/component.py: M003 module my-own: a folder's name must be lower-case words joined by underscores\n",
    ),
    "input-without-description": (
        module(component=COMPONENT.replace('"Any mode."', '""')),
        "my/mine/component.py: M003 module mine: its input mode has no description\n",
    ),
    "input-with-a-name-of-tfgen": (
        module(component=COMPONENT.replace("mode: str", "uses: str")),
        "my/mine/component.py: M003 module mine: its input uses has a name tfgen uses itself\n",
    ),
    "link-asks-for-what-there-is-not": (
        module(
            component=COMPONENT.replace(
                "name_limit=0", 'name_limit=0, links={"network": Link(NETWORK, "Where it is.", ("vpc_di",))}'
            )
        ),
        "my/mine/component.py: M003 module mine: "
        "its link network asks for vpc_di, which the interface network does not have\n",
    ),
    "promises-an-output-it-has-not": (
        module(component=COMPONENT.replace("name_limit=0", "name_limit=0, provides=(NETWORK,)")),
        "".join(
            f"my/mine/component.py: M003 module mine: it provides network but has no output {output}\n"
            for output in (
                "database_subnet_ids",
                "private_subnet_ids",
                "private_subnets",
                "public_subnet_ids",
                "public_subnets",
                "vpc_cidr",
                "vpc_id",
            )
        ),
    ),
    "template-not-closed": (
        module(template="{% if inputs.mode %}\n" + TEMPLATE),
        "my/mine/main.tf.j2:2: R001 the template cannot be read: Unexpected end of template. Jinja was looking for "
        "the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.\n",
    ),
    "template-with-unknown-name": (
        module(template=TEMPLATE.replace("var.text", "{{ text }}")),
        "my/mine/main.tf.j2:2: R001 the template cannot be rendered: 'text' is undefined\n",
    ),
    "template-with-unknown-filter": (
        module(template=TEMPLATE.replace("var.text", "{{ inputs.mode | safe }}")),
        "my/mine/main.tf.j2:2: R001 the template cannot be read: No filter named 'safe'.\n",
    ),
    "template-decides-by-a-variable": (
        module(template="{% if inputs.text %}\n" + TEMPLATE + "{% endif %}\n"),
        "my/mine/main.tf.j2:1: R001 the template cannot be rendered: "
        "text is a Terraform variable, unknown while rendering: write var.text\n",
    ),
    "template-is-no-terraform": (
        module(template=TEMPLATE.replace("input =", "input = =")),
        "app/modules/mine/main.tf:4:11: H001 the rendered file is not HCL: did not expect = var.text\n"
        "  correct the template if the module is your own; otherwise please report this, it is a bug in tfgen\n",
    ),
}


@pytest.mark.parametrize(("files", "said"), BROKEN_MODULES.values(), ids=BROKEN_MODULES)
def test_a_module_of_the_users_that_is_broken(files: dict[str, str], said: str, run: Run, tmp_path: Path) -> None:
    put(files)
    before = contents(tmp_path)

    outcome = run("render", "b.yaml", "--modules", "my")

    assert outcome == Outcome(1, said)
    assert contents(tmp_path) == before


def test_a_module_of_the_users_that_cannot_be_built(run: Run, tmp_path: Path) -> None:
    imports, mode = "from generator import component\n", '    mode: str = structure("", "Any mode.")\n'
    check = (
        '    @field_validator("mood")\n    @classmethod\n    def _mood(cls, mood: str) -> str:\n        return mood\n'
    )
    component = COMPONENT.replace(mode, f"{mode}\n{check}")
    put(module(component.replace(imports, f"from pydantic import field_validator\n{imports}")))
    before = contents(tmp_path)

    outcome = run("render", "b.yaml", "--modules", "my")

    said = r"my/mine/component.py: M002 module mine cannot be loaded: PydanticUserError: .*\b_mood .*\n"
    assert outcome.code == 1
    assert re.fullmatch(said, outcome.said)
    assert contents(tmp_path) == before


def damage(path: str, text: str) -> Callable[[], None]:
    return lambda: put({path: text})


READY_MADE = [file.stem for file in resources.folder("blueprints").glob("*.yaml")]
LOST = "restore it from version control; if it is lost, remove tfgen.json and render with --force"
KEEP = (
    "--force discards the edit; to keep it, move it to `overrides:` in the blueprint "
    "or to a file NAME_override.tf, which tfgen leaves alone"
)

# What stands in the way after a first render, the command, and what is said.
COMMANDS: dict[str, tuple[Callable[[], None], str, str]] = {
    "no-such-file": (
        lambda: None,
        "render c.yaml",
        "c.yaml: S001 the file does not exist\n  did you mean b.yaml?\n",
    ),
    "no-such-folder": (
        lambda: None,
        "render deep/b.yaml",
        "deep/b.yaml: S001 the file does not exist\n  there is no folder deep\n",
    ),
    "a-folder-for-a-file": (
        lambda: None,
        "render own",
        "own: S001 this is a folder: a YAML file is expected\n  name a file in the folder\n",
    ),
    "no-such-folder-of-modules": (
        lambda: None,
        "render b.yaml --modules mine",
        "mine: M001 there is no such folder of modules\n",
    ),
    "a-file-for-a-folder-of-modules": (
        lambda: None,
        "render b.yaml --modules b.yaml",
        "b.yaml: M001 there is no such folder of modules\n",
    ),
    "two-blueprints-for-one-root": (
        damage("c.yaml", GOOD),
        "render b.yaml c.yaml",
        'c.yaml: B050 "app" would be rendered twice: b.yaml has that name too\n  give the blueprints different names\n',
    ),
    "problems-of-two-blueprints": (
        lambda: put({"c.yaml": GOOD.replace("1", "2"), "d.yaml": GOOD.replace("name: app", "name: App")}),
        "render c.yaml d.yaml",
        "c.yaml:1:10: B001 version must be 1, not 2\n  1 | version: 2\n    |          ^\n"
        "  version: Version of the blueprint format; so far there is only 1\n"
        'd.yaml:2:7: B001 "App" cannot be the name of a blueprint\n  2 | name: App\n    |       ^\n'
        '  lower-case letters and digits in words joined by "-": it becomes part of names in AWS\n',
    ),
    "output-is-a-file": (
        lambda: None,
        "render b.yaml -o b.yaml",
        "b.yaml: F010 b.yaml is not a folder\n  move it away, or choose another folder\n",
    ),
    "edited-by-hand": (
        damage("build/app/main.tf", "# mine\n"),
        "render b.yaml",
        f"build/app/main.tf: F004 main.tf was edited by hand: writing it again would lose the edit\n  {KEEP}\n",
    ),
    "edited-by-hand-and-no-longer-needed": (
        lambda: put(
            {"build/app/modules/vpc/flow_logs.tf": "# mine\n", "b.yaml": GOOD.replace("vpc}", "vpc, flow_logs: false}")}
        ),
        "render b.yaml",
        "build/app/modules/vpc/flow_logs.tf: F004 modules/vpc/flow_logs.tf was edited by hand: "
        f"it is no longer needed, and removing it would lose the edit\n  {KEEP}\n",
    ),
    "a-file-of-the-users-in-the-way": (
        lambda: put({"build/app/safe.tf": "# mine\n", "b.yaml": GOOD + "  safe: {module: safe}\n"}),
        "render b.yaml --modules own",
        "build/app/safe.tf: F005 safe.tf is in the way: tfgen did not write it and would overwrite it\n"
        "  rename it or move it away; --force overwrites it\n",
    ),
    "lock-is-no-json": (
        damage("build/app/tfgen.json", "{"),
        "render b.yaml",
        f"build/app/tfgen.json: F008 tfgen.json is of no use: it is not valid JSON\n  {LOST}\n",
    ),
    "lock-climbs-out": (
        damage(
            "build/app/tfgen.json",
            '{"lock_version": 1, "name": "app", "versions": {}, "files": {"../../b.yaml": "sha256:0"}, "stateful": []}',
        ),
        "render b.yaml",
        'build/app/tfgen.json: F008 tfgen.json is of no use: it lists the file "../../b.yaml", '
        f"but a part of it is empty, . or ..\n  {LOST}\n",
    ),
    "lock-from-the-future": (
        damage("build/app/tfgen.json", '{"lock_version": 3}'),
        "render b.yaml",
        "build/app/tfgen.json: F009 tfgen.json was written by a newer tfgen: its format is version 3, "
        "known are up to 2\n  use the tfgen that wrote it, or a newer one\n",
    ),
    "no-such-ready-made-blueprint": (
        lambda: None,
        "new fargat mine.yaml",
        f'N001 there is no ready-made blueprint "fargat"\n  {closest("fargat", READY_MADE)}\n',
    ),
    "new-over-a-file": (
        lambda: None,
        "new fargate b.yaml",
        "b.yaml: N002 the file is there already\n  name another file, or overwrite it with --force\n",
    ),
    "new-in-no-folder": (
        lambda: None,
        "new fargate deep/c.yaml",
        "deep/c.yaml: N003 the file cannot be written: No such file or directory\n",
    ),
}


@pytest.mark.parametrize(("prepare", "command", "said"), COMMANDS.values(), ids=COMMANDS)
def test_a_command_that_cannot_be_done(
    prepare: Callable[[], None], command: str, said: str, run: Run, tmp_path: Path
) -> None:
    Path("b.yaml").write_text(GOOD)
    run("render", "b.yaml")
    prepare()
    before = contents(tmp_path)

    outcome = run(*command.split())

    assert outcome == Outcome(1, said)
    assert contents(tmp_path) == before


def child(folder: Path, *arguments: str, prepare: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """The command line in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", "import sys; from generator.cli import main; main(sys.argv[1:])", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(MODULES.parent.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=prepare,
    )


def ended(process: subprocess.Popen[str]) -> Outcome:
    _, said = process.communicate(timeout=60)
    return Outcome(process.returncode, said)


def test_a_real_process_says_the_same_and_shows_no_stack(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(GOOD.replace("vpc", "vpcc"))

    outcome = ended(child(tmp_path, "render", "b.yaml"))

    place = 'b.yaml:5:17: B033 component "net": there is no module "vpcc"\n'
    excerpt = "  5 |   net: {module: vpcc}\n    |                 ^\n"
    assert outcome == Outcome(1, f"{place}{excerpt}  did you mean vpc?\n")
    assert names(tmp_path) == ["b.yaml"]


def files_of_one_page_only() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, resource.RLIM_INFINITY))


def test_a_disk_that_takes_no_more_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(GOOD)

    outcome = ended(child(tmp_path, "render", "b.yaml", prepare=files_of_one_page_only))

    hint = "make room, or allow tfgen to read and write there, then run the same again"
    said = f"F001 cannot write build/app, nothing in it was changed: File too large\n  {hint}\n"
    assert outcome == Outcome(1, said)
    assert names(tmp_path) == ["b.yaml"]


def test_a_disk_that_takes_no_more_leaves_the_root_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(GOOD)
    assert ended(child(tmp_path, "render", "b.yaml")).code == 0
    (tmp_path / "b.yaml").write_text(WITHOUT_LOGS)
    before = contents(tmp_path)

    outcome = ended(child(tmp_path, "render", "b.yaml", prepare=files_of_one_page_only))

    assert outcome.code == 1
    assert outcome.said.startswith("F001 cannot write build/app, nothing in it was changed: File too large\n")
    assert contents(tmp_path) == before


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter, and only root may write; pytest's own is closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "b.yaml").write_text(GOOD)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def without_rights(*arguments: str) -> Outcome:
    """The command line in a fork of this process, which has everything loaded that a stranger might not read."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            sys.stderr = os.fdopen(writing, "w")
            main([*arguments])
        except SystemExit as end:
            sys.stderr.flush()
            os._exit(int(end.code or 0))
        finally:
            os._exit(99)
    os.close(writing)
    with os.fdopen(reading) as said:
        text = said.read()
    return Outcome(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), text)


def test_a_folder_that_may_not_be_written(closed_folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TFGEN_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    assert run("render", str(closed_folder / "b.yaml")).code == 0
    monkeypatch.chdir(closed_folder)

    outcome = without_rights("render", "b.yaml")

    hint = "make room, or allow tfgen to read and write there, then run the same again"
    message = "F001 cannot write build/app, nothing in it was changed: Permission denied"
    assert outcome.code == 1
    assert outcome.said.endswith(f"{message}\n  {hint}\n")
    assert names(closed_folder) == ["b.yaml"]


@pytest.mark.parametrize("moment", range(0, 6, 2))
def test_a_render_that_is_killed_leaves_nothing_half_written(tmp_path: Path, moment: int) -> None:
    (tmp_path / "b.yaml").write_text(GOOD)
    assert ended(child(tmp_path, "render", "b.yaml", "-o", "whole")).code == 0
    whole = contents(tmp_path / "whole" / "app")
    process = child(tmp_path, "render", "b.yaml")
    while process.poll() is None and not (tmp_path / "build").exists():
        time.sleep(0.0001)
    time.sleep(moment / 1000)

    process.send_signal(signal.SIGKILL)
    ended(process)

    assert contents(tmp_path / "build" / "app") in ({}, whole)
    assert ended(child(tmp_path, "render", "b.yaml")).code == 0
    assert contents(tmp_path / "build" / "app") == whole
    assert names(tmp_path / "build") == ["app"]
