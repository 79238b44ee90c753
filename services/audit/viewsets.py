"""Wagtail's own create, edit and delete screens for small tables of ours, each act on the trail in its transaction."""

from typing import Any

from django.db import models, transaction
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from services.audit.actions import record
from services.audit.words import field_words, name_values
from services.common.network import client_address


class _CreateView(generic.CreateView):
    @transaction.atomic
    def save_instance(self) -> models.Model:
        instance: models.Model = super().save_instance()
        _record(self, "created", instance, self.form)
        return instance


class _EditView(generic.EditView):
    @transaction.atomic
    def save_instance(self) -> models.Model:
        instance: models.Model = super().save_instance()
        _record(self, "changed", instance, self.form)
        return instance


class _DeleteView(generic.DeleteView):
    @transaction.atomic
    def delete_action(self) -> None:
        _record(self, "deleted", self.object, None)
        super().delete_action()


def _record(view: Any, act: str, instance: models.Model, form: Any) -> None:
    record(
        f"{instance._meta.model_name}.{act}",
        actor=view.request.user,
        obj=instance,
        label=str(instance),
        address=client_address(view.request),
        data={"fields": {name: _written(form.cleaned_data[name]) for name in form.changed_data}} if form else {},
    )


def _written(value: object) -> str:
    """A new value for the trail; '' for one that was taken away."""
    return "" if value is None else str(value)


class AuditedViewSet(ModelViewSet):
    """A ModelViewSet whose every act is recorded with the new values, and read in the words of the model.

    Not for models with personal data.
    """

    add_view_class = _CreateView
    edit_view_class = _EditView
    delete_view_class = _DeleteView
    copy_view_enabled = False
    inspect_view_enabled = False

    def on_register(self) -> None:
        super().on_register()
        choices = {field.name: dict(field.flatchoices) for field in self.model._meta.fields if field.choices}
        name_values(str(self.model._meta.model_name), {"fields": field_words(self.model), **choices})
