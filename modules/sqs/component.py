"""An SQS queue with a dead-letter queue behind it, encrypted with a key of their own and reached over TLS only.

A message that was handed out `receives` times without being deleted goes to the dead-letter queue and stays there for
`keep_dead`; an alarm says so. `visibility` is how long a message stays hidden from others while one works on it: give
it longer than the work takes. `fifo` keeps the order within each message group and drops what is sent twice.

`topics: {orders: "${orders.topic_arn}"}` subscribes the queue to an SNS topic, which may then send to it.

A workload that `uses` the queue finds its address in `<COMPONENT>_URL`. Messages are sent with the access `send`, the
usual one, worked off with `receive`, and brought back from the dead-letter queue with `redrive`.
"""

from collections.abc import Iterator, Mapping

from generator import component
from generator.component import (
    Access,
    Days,
    Duration,
    Link,
    Module,
    Output,
    Place,
    Problem,
    Stateful,
    Statement,
    Text,
    own,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, QUEUE, Alarm, Metric


# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
class Inputs(component.Inputs):
    visibility: Duration = variable(300, "Time a message stays hidden while it is worked on, in seconds.", le=43_200)
    retention: Days = variable(4, "Days a message is kept that nobody deletes.", le=14)
    receives: int = variable(5, "Times a message is handed out before it counts as dead.", ge=1, le=1000)
    keep_dead: Days = variable(14, "Days a dead message is kept.", le=14)
    delay: Duration | None = variable(None, "Time a new message waits before it is handed out, in seconds.", le=900)
    wait: Duration = variable(20, "Time a request for messages waits for one, in seconds.", le=20)
    largest_message: int = variable(262_144, "Size of the largest message in bytes.", ge=1024, le=262_144)
    fifo: bool = structure(False, "Whether order is kept and what is sent twice is dropped.")
    topics: dict[str, Text] = variable({}, "Name -> ARN of an SNS topic whose messages it gets.", known=True)
    alarm_age: Duration = structure(900, "Age of the oldest message that raises an alarm, in seconds.", ge=60)

    @property
    def has_topics(self) -> bool:
        """Whether it gets the messages of topics."""
        return bool(self.topics)


_SEND = ("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage")
_RECEIVE = (
    "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:GetQueueUrl",
    "sqs:ReceiveMessage",
)
_ENVIRONMENT = {"URL": "{queue_url}"}


def _key(*actions: str) -> Statement:
    return Statement(actions, ("{queue_key_arn}",))


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    return {
        "age": Alarm.model_construct(
            description="The oldest message waits too long: the workers are too few, too slow, or not there.",
            metrics={"age": _metric("ApproximateAgeOfOldestMessage", "queue_name")},
            threshold=float(inputs.alarm_age),
        ),
        "dead": Alarm.model_construct(
            description="A message could not be worked off: read it in the dead-letter queue, mend, then redrive it.",
            metrics={"dead": _metric("ApproximateNumberOfMessagesVisible", "dead_letter_queue_name")},
            threshold=0.0,
            evaluations=1,
        ),
    }


def _metric(name: str, queue: str) -> Metric:
    return Metric.model_construct(
        namespace="AWS/SQS", name=name, statistic="Maximum", dimensions={"QueueName": own(queue)}
    )


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    return {"name": place.name, "fifo_queue": inputs.fifo}


# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
def _check(inputs: Inputs, _place: Place) -> Iterator[Problem]:
    """A message's age goes on from when it was first sent, in the dead-letter queue of a standard queue too."""
    kept, dead = inputs.retention, inputs.keep_dead
    if not inputs.fifo and isinstance(kept, int) and isinstance(dead, int) and dead < kept:
        message = "keep_dead is shorter than retention: an old message would be gone as soon as it is dead"
        yield Problem("", ("keep_dead",), message, f"write keep_dead: {kept}d or more; the age counts from the start")


MODULE = Module(
    inputs=Inputs,
    provides=(QUEUE,),
    links={"alarms": Link(ALARM_SINK, "Who hears of old and dead messages.", required=False, sends=_alarms)},
    outputs={
        "queue_url": Output("aws_sqs_queue.this.url", "Address of the queue.", shown=True),
        "queue_arn": Output("aws_sqs_queue.this.arn", "ARN of the queue."),
        "queue_name": Output("aws_sqs_queue.this.name", "Name of the queue."),
        "queue_key_arn": Output("aws_kms_key.this.arn", "ARN of the key the messages are encrypted with."),
        "dead_letter_queue_url": Output("aws_sqs_queue.dead.url", "Address of the dead-letter queue.", shown=True),
        "dead_letter_queue_arn": Output("aws_sqs_queue.dead.arn", "ARN of the dead-letter queue."),
        "dead_letter_queue_name": Output("aws_sqs_queue.dead.name", "Name of the dead-letter queue."),
    },
    accesses={
        "send": Access(
            "Send messages.",
            statements=(Statement(_SEND, ("{queue_arn}",)), _key("kms:Decrypt", "kms:GenerateDataKey")),
            environment=_ENVIRONMENT,
        ),
        "receive": Access(
            "Receive messages and delete them.",
            statements=(Statement(_RECEIVE, ("{queue_arn}",)), _key("kms:Decrypt")),
            environment=_ENVIRONMENT,
        ),
        "redrive": Access(
            "Bring dead messages back.",
            statements=(
                Statement(
                    ("sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks", "sqs:StartMessageMoveTask"),
                    ("{dead_letter_queue_arn}",),
                ),
                Statement(_RECEIVE, ("{dead_letter_queue_arn}",)),
                Statement(_SEND, ("{queue_arn}",)),
                _key("kms:Decrypt", "kms:GenerateDataKey"),
            ),
            environment=_ENVIRONMENT | {"DEAD_LETTER_URL": "{dead_letter_queue_url}"},
        ),
    },
    # Without their key the messages are unreadable.
    stateful=(
        Stateful("aws_sqs_queue.this", _fixed),
        Stateful("aws_sqs_queue.dead", _fixed),
        Stateful("aws_kms_key.this"),
    ),
    check=_check,
    # Names end at 80, "-dead.fifo" taken off.
    name_limit=70,
)
