"""What apps above this one add to the detail page: a button, a line. They fill it in `AppConfig.ready`.

An extension takes the request and the registration and gives what to show, or None for nothing here and now.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest

from services.registrations.models import Registration


@dataclass(frozen=True)
class DetailAction:
    """A button that posts to `url`, with a sentence that says why it is there."""

    label: str
    url: str
    explanation: str = ""


Extension = Callable[[HttpRequest, Registration], DetailAction | None]


@dataclass
class DetailActions:
    """The registry. `detail_actions` below is the one that the page asks."""

    extensions: list[Extension] = field(default_factory=list)

    def register(self, extension: Extension) -> Extension:
        """Add an extension; registering it twice is once. Usable as a decorator."""
        if extension not in self.extensions:
            self.extensions.append(extension)
        return extension

    def of(self, request: HttpRequest, registration: Registration) -> list[DetailAction]:
        """What the extensions offer on this page."""
        offered = (extension(request, registration) for extension in self.extensions)
        return [action for action in offered if action is not None]


detail_actions = DetailActions()
