"""Foundation models in Amazon Bedrock that workloads may call, by name and no others.

`models` are ids of models (`amazon.nova-pro-v1:0`) or of inference profiles, which spread requests over the Regions
of a geography (`us.anthropic.claude-haiku-4-5-20251001-v1:0`): then the model behind one may be called in every
Region, as the profile does. A workload that `uses` them finds the ids in `<COMPONENT>_MODELS`, separated by commas
and in the order written, and the Region in `<COMPONENT>_REGION`: name the one it shall try first, first.

Nothing is made in AWS. Some models must be asked for once in the account before the first call.
"""

import re

from pydantic import field_validator

from generator import component
from generator.component import Access, Module, Output, Statement, problem, shown, variable

# https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html
_MODEL = re.compile(r"((?P<geography>us|us-gov|eu|apac|jp|au|ca|global)\.)?[a-z0-9]+\.[a-z0-9.-]+(:[0-9]+){0,2}")

# Models that are gone, and their last day.
# https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle-legacy.html
_ENDED = {
    "amazon.nova-canvas-v1:0": "2026-09-30",
    "amazon.nova-reel-v1:0": "2026-09-30",
    "amazon.nova-reel-v1:1": "2026-09-30",
    "amazon.nova-sonic-v1:0": "2026-09-14",
    "anthropic.claude-3-haiku-20240307-v1:0": "2026-09-10",
    "anthropic.claude-sonnet-4-20250514-v1:0": "2026-10-14",
    "cohere.command-r-plus-v1:0": "2026-08-19",
    "cohere.command-r-v1:0": "2026-08-19",
}


class Inputs(component.Inputs):
    models: list[str] = variable(
        ..., "Ids of models or inference profiles, the preferred one first.", min_length=1, known=True
    )

    @field_validator("models")
    @classmethod
    def _ids(cls, models: list[str]) -> list[str]:
        for model in models:
            if not _MODEL.fullmatch(model):
                hint = "such as amazon.nova-pro-v1:0, with us., eu. or global. before it for a profile"
                raise problem(f"{shown(model)} is not the id of a model or an inference profile", hint)
            match = _MODEL.fullmatch(model)
            if match and (day := _ENDED.get(model.removeprefix(f"{match['geography']}."))):
                message = f"{shown(model)} ended on {day} (Amazon Bedrock User Guide, model lifecycle)"
                raise problem(message, "choose an active one: aws bedrock list-foundation-models shows modelLifecycle")
        if len(set(models)) < len(models):
            raise problem("names a model twice", "name each once")
        return models

    @property
    def profiles(self) -> list[str]:
        """The ids that are of inference profiles."""
        return [model for model in self.models if _is_profile(model)]


def _is_profile(model: str) -> bool:
    match = _MODEL.fullmatch(model)
    return bool(match and match["geography"])


def _key(model: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", model)


_CALL = ("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream")


def _statements(inputs: Inputs) -> tuple[Statement, ...]:
    called = [Statement(_CALL, tuple(f"{{arns.{_key(model)}}}" for model in inputs.models))]
    if inputs.profiles:
        behind = tuple(f"{{behind.{_key(model)}}}" for model in inputs.profiles)
        called.append(Statement(_CALL, behind))
        called.append(
            Statement(("bedrock:GetInferenceProfile",), tuple(f"{{arns.{_key(model)}}}" for model in inputs.profiles))
        )
    return tuple(called)


MODULE = Module(
    inputs=Inputs,
    outputs={
        "arns": Output(
            "local.arns", "ARNs of what is called, by id with _ for all but letters and digits.", "map(string)"
        ),
        "behind": Output(
            "local.behind",
            "ARNs of the models behind inference profiles, in every Region, likewise.",
            "map(string)",
            when=lambda inputs: bool(inputs.profiles),
        ),
        "models": Output('join(",", var.models)', "The ids, separated by commas."),
        "region": Output("data.aws_region.current.id", "Region they are called in."),
    },
    accesses={
        "invoke": Access(
            "Call the models.", statements=_statements, environment={"MODELS": "{models}", "REGION": "{region}"}
        )
    },
    name_limit=0,
)
