"""*Jejak audit* in the admin."""

from wagtail_modeladmin.options import modeladmin_register

from services.audit.admin import AuditAdmin

modeladmin_register(AuditAdmin)
