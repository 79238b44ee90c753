"""The guard of the trail: see cms_pages.base.append_only."""

from typing import Final

from cms_pages.base.append_only import AppendOnly

TRAIL: Final = AppendOnly(table="audit_auditentry", prefix="audit", refusal="the audit trail is append-only")
