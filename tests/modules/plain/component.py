"""A workload that mounts nothing, for tests."""

from generator import component
from generator.component import Module, Output, Text, Workload, variable


class Inputs(component.Inputs):
    environment: dict[str, Text] = variable({}, "Environment variables.", known=True)
    secrets: dict[str, Text] = variable({}, "Secrets by the environment variable that takes them.", known=True)


MODULE = Module(
    inputs=Inputs, outputs={"id": Output("terraform_data.this.id", "What it is known as.")}, workload=Workload()
)
