"""All topics put together. development.py, production.py and testing.py start from here."""

from portal.settings.api import *
from portal.settings.apps import *
from portal.settings.cache import *
from portal.settings.content import *
from portal.settings.database import *
from portal.settings.editorial import *
from portal.settings.environment import BASE_DIR as BASE_DIR
from portal.settings.environment import VAR_DIR as VAR_DIR
from portal.settings.files import *
from portal.settings.locale import *
from portal.settings.login import *
from portal.settings.logs import *
from portal.settings.messages import *
from portal.settings.retention import *
from portal.settings.security import *
