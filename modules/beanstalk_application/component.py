"""An Elastic Beanstalk application that several environments share: blue and green, web and worker.

The `beanstalk` components of the blueprint find it by themselves; without one each has an application of its own. Of
its versions the newest `keep_versions` stay; what they were made from stays in its bucket.
"""

from generator import component
from generator.component import Module, Output, Place, Stateful, derived, structure, variable
from generator.interfaces import BEANSTALK_APPLICATION


class Inputs(component.Inputs):
    application_name: str | None = structure(
        None, "Name of the application, instead of one made from blueprint and component.", pattern=r"^[^/]{1,100}$"
    )
    keep_versions: int = variable(50, "Versions that are kept, the newest ones.", ge=1, le=1000)

    @derived("Name of the application.")
    def application(self, place: Place) -> str:
        return self.application_name or place.name


MODULE = Module(
    inputs=Inputs,
    provides=(BEANSTALK_APPLICATION,),
    outputs={
        "application_name": Output(
            "aws_elastic_beanstalk_application.this.name", "Name of the Elastic Beanstalk application.", shown=True
        ),
        "application_arn": Output("aws_elastic_beanstalk_application.this.arn", "ARN of the application."),
    },
    stateful=(
        Stateful(
            "aws_elastic_beanstalk_application.this",
            lambda inputs, place: {"name": inputs.application_name or place.name},
        ),
    ),
    name_limit=55,
)
