"""The least a renderer of this stack does: import the same libraries, read YAML, print plain templates, write files."""

import sys
from pathlib import Path

import click
import jinja2
import pydantic
import yaml


class Answers(pydantic.BaseModel):
    name: str
    environments: list[str]


@click.command()
@click.argument("answers", type=click.Path(path_type=Path))
@click.argument("templates", type=click.Path(path_type=Path))
@click.argument("output", type=click.Path(path_type=Path))
def main(answers: Path, templates: Path, output: Path) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    given = Answers.model_validate(yaml.load(answers.read_text(), Loader=loader))
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), keep_trailing_newline=True)
    names = sorted(path.relative_to(templates).as_posix() for path in templates.rglob("*") if path.is_file())
    for stage in given.environments:
        for name in names:
            target = output / f"{given.name}-{stage}" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(environment.get_template(name).render(name=given.name, environment=stage))


if __name__ == "__main__":
    sys.exit(main())
