"""Puts the registers into the Wagtail admin."""

from wagtail_modeladmin.options import modeladmin_register

from services.registrations.staff.admin import LaboratoryAdmin

modeladmin_register(LaboratoryAdmin)
