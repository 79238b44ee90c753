"""How forms look: one template for every field (templates/components/field.html)."""

from django.forms.renderers import TemplatesSetting


class PortalFormRenderer(TemplatesSetting):
    """FORM_RENDERER: ``{{ form.name.as_field_group }}`` draws our component, in public forms and at the login alike.

    Wagtail's admin draws its own fields and never asks for a field group.
    """

    field_template_name = "components/field.html"
