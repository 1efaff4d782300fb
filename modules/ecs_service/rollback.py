"""What takes a deployment back while it goes on, besides tasks that do not come up."""

from pydantic import model_validator

from generator import component
from generator.component import Text, problem, shown, structure, variable


# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
class Rollback(component.Inputs):
    """Alarms that take a deployment back."""

    errors: int | None = structure(None, "Responses a minute with a 5xx code that are too many.", ge=1)
    response_time: float | None = structure(
        None, "Seconds that 95 percent of responses must not take longer than.", gt=0
    )
    alarms: list[Text] = variable([], "Names of further CloudWatch alarms.")

    @model_validator(mode="after")
    def _names_one(self) -> "Rollback":
        if self.errors is None and self.response_time is None and self.alarms == []:
            raise problem("names no alarm", "write errors, response_time or alarms")
        return self


def rolling(value: object) -> object:
    """Refuses what only the newer major version of the provider can say."""
    if value in ("blue_green", "blue/green", "BLUE_GREEN"):
        message = (
            f"cannot be {shown(value)}: of the AWS provider versions the output is for, 5.100 to before 7, "
            "those before 6 have no such deployments of ECS"
        )
        hint = "leave it out: deployments are rolling, and rollback_on takes one back by alarms while it goes on"
        raise problem(message, hint)
    return value
