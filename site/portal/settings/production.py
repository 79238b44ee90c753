"""The real thing. Refuses to start without its secrets, and names the one that is missing."""

from portal.settings.base import *
