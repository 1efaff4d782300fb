"""The rungs of one root: what each of them does, from reading the blueprint to applying it in a sandbox."""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from pathlib import Path

from generator import checkov, layout, moto, pipeline, report, sandbox, scan, scratch, terraform, trial, waivers
from generator.changes import outline
from generator.errors import Diagnostic, TfgenError
from generator.job import Job
from generator.ladder import Outcome, Steps
from generator.pipeline import Rendered, Request
from generator.remarks import OPEN, Remark, of_results
from generator.scanning import origin_of
from generator.schema import check_schema
from generator.terraform import Terraform
from generator.trial import Applied, Trial
from generator.verify import cache_folder

RUNGS = ("parse", "fmt", "schema", "scan", "validate", "plan", "apply")
_MOST_SHOWN = 12


@contextmanager
def steps(job: Job) -> Iterator[Steps]:
    """The rungs of a job, from the bottom; what they share is there as long as the block."""
    with ExitStack() as stack:
        climber = _Climber(job, stack)
        every = {
            "parse": climber.parse,
            "fmt": climber.fmt,
            "schema": climber.schema,
            "scan": climber.scan,
            "validate": climber.validate,
            "plan": climber.plan,
            "apply": climber.apply,
        }
        yield {name: step for name, step in every.items() if name in (job.settings.rungs or RUNGS)}


class _Climber:
    """One root on its way up. What a later rung needs of an earlier one is made when it is first asked for."""

    def __init__(self, job: Job, stack: ExitStack) -> None:
        self._job, self._stack, self._rungs = job, stack, job.settings.rungs or RUNGS
        self._cache = cache_folder(os.environ)

    @cached_property
    def _rendered(self) -> Rendered:
        environments = [self._job.environment] if self._job.environment else []
        modules = [Path(folder) for folder in self._job.settings.modules]
        (rendered,) = pipeline.render_graphs(Request([Path(self._job.blueprint)], environments, modules, self._cache))
        return rendered

    @cached_property
    def _root(self) -> Path:
        parent = (self._cache or Path(tempfile.gettempdir(), f"tfgen-{os.getuid()}")) / "scratch"
        root = self._stack.enter_context(scratch.scratch(parent)) / self._rendered.files.name
        root.mkdir()
        trial.lay_out(self._rendered, root)
        return root

    @cached_property
    def _terraform(self) -> Terraform:
        """Initialised in the root."""
        return sandbox.prepared(self._job.settings.terraform, os.environ, self._cache, self._root)

    @cached_property
    def _trial(self) -> Trial:
        given = self._job.settings.variables
        return self._stack.enter_context(sandbox.opened(self._rendered, self._root, self._terraform, given))

    def parse(self) -> Outcome:
        files = self._rendered.files
        counts = report.count(len(files.files), "file"), report.count(files.components, "component")
        return Outcome(told=(", ".join(counts),))

    def fmt(self) -> Outcome:
        """By terraform itself where it is there, and by the rules that are written after it where it is not."""
        try:
            found = terraform.find(self._job.settings.terraform, os.environ, self._cache)
        except TfgenError:
            texts = {path: text for path, text in self._rendered.files.files.items() if path.endswith(".tf")}
            return _formatted([path for path, text in texts.items() if layout.format(text) != text], "tfgen's rules")
        done = terraform.run(found, self._root, "fmt", "-check", "-recursive")
        if done.status not in (0, 3):
            problem = Diagnostic("P004", f"terraform fmt cannot read the root: {terraform.last_words(done)}")
            return Outcome((problem,))
        return _formatted(done.output.split(), "terraform fmt")

    def schema(self) -> Outcome:
        problems = check_schema(self._rendered.graph, self._rendered.files)
        return Outcome(tuple(problems))

    def scan(self) -> Outcome:
        """What only a plan shows is found at the rung above, where there is one."""
        problems, told = self._scanned({})
        today = datetime.date.fromisoformat(self._job.settings.today)
        return Outcome((*problems, *waivers.expired(self._rendered.graph.blueprint, today)), (told,))

    def _scanned(self, plans: Mapping[Path, Path]) -> tuple[tuple[Diagnostic, ...], str]:
        program = checkov.find(self._job.settings.checkov, os.environ, report.say)
        checks = [Path(folder) for folder in self._job.settings.external_checks]
        (result,) = scan.scan([self._root], program, scan.Settings(checks, self._cache, plans))
        find = partial(origin_of, self._rendered)
        problems = tuple(_problem(self._root, remark) for remark in of_results([result], find) if remark.state == OPEN)
        return problems, f"{result.passed} passed, {len(result.waived)} waived"

    def validate(self) -> Outcome:
        if reason := self._why_no_terraform():
            return Outcome(not_tried=reason)
        said = terraform.validate(self._terraform, self._root)
        place = Trial(self._rendered, self._root, self._terraform, {})
        return Outcome(trial.said_as_problems(place, said))

    def plan(self) -> Outcome:
        if reason := self._why_no_terraform() or self._why_no_sandbox():
            return Outcome(not_tried=reason)
        found, problems = trial.plan(self._trial)
        told = tuple(outline(self._rendered.graph, self._rendered.files, found))
        if found and "scan" in self._rungs:
            more, _ = self._scanned({self._root: self._root / "plan.json"})
            problems = (*problems, *more)
        return Outcome(problems, (told[-1:] + told[:-1]) if found else ())

    def apply(self) -> Outcome:
        if reason := self._why_no_terraform() or self._why_no_sandbox():
            return Outcome(not_tried=reason)
        if not (self._root / "plan.json").is_file():
            return Outcome(not_tried="there is no plan")
        applied = trial.apply(self._trial)
        gaps, again = trial.plan_again(self._trial, applied)
        staying, left = trial.destroy(self._trial)
        told = _told(applied, gaps, staying)
        return Outcome((*applied.problems, *again, *left), tuple(told))

    def _why_no_terraform(self) -> str:
        """Also where it cannot initialise: what is rendered was read at the rungs below, so the provider is missing."""
        try:
            self._terraform  # noqa: B018 - made when it is first asked for
        except TfgenError as error:
            return f"{error.diagnostics[0].message}; {error.diagnostics[0].hint}"
        return ""

    def _why_no_sandbox(self) -> str:
        return "" if moto.is_installed() else f"{moto.missing().message}: {moto.missing().hint}"


def _formatted(files: Sequence[str], by: str) -> Outcome:
    problems = tuple(Diagnostic("P005", f"{file} is not laid out as {by} would have it") for file in files)
    return Outcome(problems, (f"checked by {by}",))


def _problem(root: Path, remark: Remark) -> Diagnostic:
    """A finding at the place in the blueprint, with where it stands in the root."""
    file = remark.rendered.file.removeprefix(f"{root}/") if remark.rendered else ""
    place = f" ({file}:{remark.rendered.line})" if remark.rendered else ""
    hint = "; ".join(part for part in (remark.hint, remark.page) if part)
    message = f"{remark.severity} {remark.subject}{place}: {remark.message}"
    return Diagnostic(remark.code, message, remark.location, hint)


def _told(applied: Applied, gaps: dict[str, tuple[str, ...]], staying: dict[str, str]) -> Iterator[str]:
    total = len(applied.done) + len(applied.lacking) + len(applied.unreached) + len(applied.problems)
    stays = f", {len(staying)} stay" if staying else ""
    yield f"applied {len(applied.done)} of {total}, planned again, destroyed{stays}"
    yield from (f"moto lacks: {address}: {what}" for address, what in applied.lacking.items())
    if applied.unreached:
        shown = ", ".join(applied.unreached[:_MOST_SHOWN])
        more = f" and {len(applied.unreached) - _MOST_SHOWN} more" if len(applied.unreached) > _MOST_SHOWN else ""
        yield f"not reached because of these: {shown}{more}"
    yield from (f"moto does not keep: {address}: {', '.join(names)}" for address, names in gaps.items())
    yield from (f"moto cannot take away: {address}: {what}" for address, what in staying.items())
