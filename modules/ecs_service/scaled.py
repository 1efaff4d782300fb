"""How many tasks a service has, as variables of the rendered module."""

from generator.component import Place, derived, structure

from .scaling import Scale, Schedule, Spot
from .steps import Interval
from .task import Task


class Scaled(Task):
    """The part of the inputs that says how many tasks run, and on which capacity."""

    scale: Scale = structure(Scale(), "How many tasks run, and what their number follows.")
    spot: Spot | None = structure(None, "A share of the tasks on spare capacity, which may be taken back.")

    @property
    def tracked(self) -> list[tuple[str, str]]:
        """What the number of tasks follows, with the name of its metric."""
        targets = (("cpu", "ECSServiceAverageCPUUtilization"), ("memory", "ECSServiceAverageMemoryUtilization"))
        found = [*targets, ("requests", "ALBRequestCountPerTarget")]
        return [(name, metric) for name, metric in found if getattr(self.scale, name) is not None]

    @property
    def is_tracked(self) -> bool:
        """Whether the number of tasks follows a metric."""
        return bool(self.tracked or self.scale.steps) or self.scale.backlog_per_task is not None

    @derived("Least number of tasks.")
    def min_tasks(self, _place: Place) -> int:
        return self.scale.min

    @derived("Most tasks.")
    def max_tasks(self, _place: Place) -> int | None:
        return (self.scale.min if self.scale.max is None else self.scale.max) if self.scale.has_room else None

    @derived("CPU in percent that is aimed at.")
    def cpu_target(self, _place: Place) -> int | None:
        return self.scale.cpu if self.scale.has_room else None

    @derived("Memory in percent that is aimed at.")
    def memory_target(self, _place: Place) -> int | None:
        return self.scale.memory if self.scale.has_room else None

    @derived("Requests a minute for each task that are aimed at.")
    def requests_target(self, _place: Place) -> int | None:
        return self.scale.requests if self.scale.has_room else None

    @derived("Wait after adding tasks before adding more, in seconds.")
    def scale_out_cooldown(self, _place: Place) -> int | None:
        return self.scale.out_cooldown if self.scale.has_room and self.is_tracked else None

    @derived("Wait after removing tasks before removing more, in seconds.")
    def scale_in_cooldown(self, _place: Place) -> int | None:
        return self.scale.in_cooldown if self.scale.has_room and self.is_tracked else None

    @derived("Minimum and maximum of tasks by the clock.")
    def schedules(self, _place: Place) -> dict[str, Schedule] | None:
        return self.scale.schedules or None

    @derived("Tasks that always run on demand.")
    def on_demand_base(self, _place: Place) -> int | None:
        return self.spot.base if self.spot else None

    @derived("Percent of the tasks above the base that run on Spot.")
    def spot_percent(self, _place: Place) -> int | None:
        return self.spot.percent if self.spot else None

    @derived("Messages waiting for each task that are aimed at.")
    def backlog_target(self, _place: Place) -> int | None:
        return self.scale.backlog_per_task if self.scale.has_room else None

    @derived("Value from which on tasks are added.")
    def rise_threshold(self, _place: Place) -> float | None:
        return self.scale.steps.upwards.threshold if self.scale.steps else None

    @derived("Tasks that are added, by how far the metric is above the threshold.")
    def rise_steps(self, _place: Place) -> list[Interval] | None:
        return self.scale.steps.upwards.steps if self.scale.steps else None

    @derived("Value from which downwards tasks are taken away.")
    def fall_threshold(self, _place: Place) -> float | None:
        return self.scale.steps.downwards.threshold if self.scale.steps else None

    @derived("Tasks that are taken away, by how far the metric is below the threshold.")
    def fall_steps(self, _place: Place) -> list[Interval] | None:
        return self.scale.steps.downwards.steps if self.scale.steps else None

    @derived("Minutes the metric must be past the threshold.")
    def step_minutes(self, _place: Place) -> int | None:
        return self.scale.steps.minutes if self.scale.steps else None
