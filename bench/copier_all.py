"""What copier makes of the same templates, all environments in one process."""

import sys
from pathlib import Path

import copier
import yaml

template, answers, output = sys.argv[1:]
given = yaml.safe_load(Path(answers).read_text())
for environment in given["environments"]:
    data = {"name": given["name"], "environment": environment}
    target = Path(output) / f"{given['name']}-{environment}"
    copier.run_copy(template, target, data=data, defaults=True, quiet=True, unsafe=False)
