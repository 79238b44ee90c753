"""Choices with prices, in groups, as components/exam_picker.html shows them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """``price`` in whole rupiah."""

    value: str
    label: str
    price: int
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Group:
    title: str
    choices: Sequence[Choice]
    first: bool = False

    @property
    def chosen_count(self) -> int:
        return sum(choice.chosen for choice in self.choices)

    @property
    def is_open(self) -> bool:
        """A group with a choice starts open, so that nothing chosen is out of sight; so does the first one."""
        return self.first or self.chosen_count > 0


@dataclass(frozen=True)
class Picker:
    groups: Sequence[Group]

    @property
    def count(self) -> int:
        return sum(group.chosen_count for group in self.groups)

    @property
    def total(self) -> int:
        """Whole rupiah of everything chosen."""
        return sum(choice.price for group in self.groups for choice in group.choices if choice.chosen)
