"""What the worker may do about links in texts: services/editorial."""

from portal.settings.environment import env, flag

# Off: only links within the portal are checked, and the worker asks no other website for anything.
LINK_CHECK_OUTSIDE = flag("LINK_CHECK_OUTSIDE", default=True)

# Between two requests to one website.
LINK_CHECK_PAUSE_SECONDS = env.float("LINK_CHECK_PAUSE_SECONDS", 5.0)

# On: addresses of the own network are asked too. For tests; production refuses it.
LINK_CHECK_PRIVATE_ADDRESSES = flag("LINK_CHECK_PRIVATE_ADDRESSES", default=False)
