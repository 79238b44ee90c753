"""The page at /informasi-publik/ becomes one with a list: same page, another kind. The address is the contract's."""

from django.db import migrations

SLUG = "informasi-publik"
DEPTH = 3


def _retype(apps, old_name, new_name):
    old_model, new_model = apps.get_model("information", old_name), apps.get_model("information", new_name)
    kinds = apps.get_model("contenttypes", "ContentType").objects
    revisions = apps.get_model("wagtailcore", "Revision").objects
    for old in old_model.objects.filter(slug=SLUG, depth=DEPTH):
        kind, _ = kinds.get_or_create(app_label="information", model=new_name.lower())
        new = new_model(page_ptr_id=old.pk, intro=old.intro, body=old.body)
        new.__dict__.update({field.attname: getattr(old, field.attname) for field in old.page_ptr._meta.fields})
        pk = old.pk
        old.delete(keep_parents=True)
        new.content_type_id = kind.pk
        new.save()
        for revision in revisions.filter(base_content_type__model="page", object_id=str(pk)):
            revision.content = {**revision.content, "content_type": kind.pk}
            revision.content_type_id = kind.pk
            revision.save()


def forwards(apps, schema_editor):
    _retype(apps, "StandardPage", "InformationPage")


def backwards(apps, schema_editor):
    _retype(apps, "InformationPage", "StandardPage")


class Migration(migrations.Migration):
    dependencies = [("information", "0002_content_pages"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(forwards, backwards)]
