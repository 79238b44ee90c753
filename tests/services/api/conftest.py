import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _visits_are_not_counted(settings: Settings) -> None:
    settings.RATE_LIMITS = False
