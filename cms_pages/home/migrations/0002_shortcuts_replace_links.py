"""The links of *Tautan Penting* become shortcuts, which staff keep in one place with those of their dashboard."""

from django.db import migrations


def to_shortcuts(apps, schema_editor):
    shortcut = apps.get_model("information", "Shortcut")
    pages = apps.get_model("wagtailcore", "Page").objects
    if shortcut.objects.exists():
        return
    for home in apps.get_model("home", "HomePage").objects.all():
        for place, block in enumerate(home.links_links.raw_data):
            value = block["value"]
            shortcut.objects.create(
                title=value["title"],
                place="eksternal",
                address=value.get("address") or "",
                page=pages.filter(pk=value.get("page")).first(),
                url=value.get("url") or "",
                sort_order=place,
            )


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial"), ("information", "0002_content_pages")]
    operations = [
        migrations.RunPython(to_shortcuts, migrations.RunPython.noop),
        migrations.RemoveField(model_name="homepage", name="links_links"),
    ]
