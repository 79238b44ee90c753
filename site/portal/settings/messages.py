"""Outgoing messages: the WhatsApp gateway (until staff set it in the admin) and e-mail."""

from portal.settings.environment import env

WHATSAPP_API_URL = env.str("WHATSAPP_API_URL", "")
WHATSAPP_API_KEY = env.str("WHATSAPP_API_KEY", "")
WHATSAPP_SENDER = env.str("WHATSAPP_SENDER", "")

vars().update(env.email_url("EMAIL_URL", "consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "portal@labkesmasmagelang.go.id")
EMAIL_TIMEOUT = 15

# Texts and contacts of settled messages are emptied after so many days; that a message was sent stays.
MESSAGE_RETENTION_DAYS = env.int("MESSAGE_RETENTION_DAYS", 90)
