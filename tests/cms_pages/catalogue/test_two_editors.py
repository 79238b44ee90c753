"""Two editors on one page: the second one's click takes nothing of the first one's away unseen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms_pages.base.formats import clock_time, short_date
from cms_pages.catalogue.models import ExamTypePage
from tests.cms_pages.catalogue.editor import form_data


def opened(client: Client, exam: ExamTypePage) -> dict[str, Any]:
    """What the editor's form knows of the version that it shows."""
    page = client.get(reverse("wagtailadmin_pages:edit", args=[exam.pk])).context
    return {
        "loaded_revision_id": page["page"].latest_revision_id,
        "loaded_revision_created_at": page["loaded_revision_created_at"],
    }


def save_as(exam: ExamTypePage, user: Any, **values: Any) -> Any:
    fresh = ExamTypePage.objects.get(pk=exam.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    revision = fresh.save_revision(user=user)
    revision.publish(user=user)
    return revision


@pytest.mark.parametrize("action", ["publish", "save"])
def test_second_is_told_whose_version_goes_under(exam: ExamTypePage, admin: Client, approver: Any, action: str) -> None:
    known = opened(admin, exam)
    newer = save_as(exam, approver, price_idr=35_000)
    where = reverse("wagtailadmin_pages:edit", args=[exam.pk])
    press = {"action-publish": "1"} if action == "publish" else {}
    data = form_data(exam, method="Metode saya", **press)

    told = admin.post(where, {**data, **known})

    words = (
        f"Budi Penyetuju menyimpan versi lain halaman ini pada {short_date(newer.created_at)} pukul "
        f"{clock_time(newer.created_at)}, setelah Anda membukanya. Isian Anda belum disimpan, dan berbeda pada: "
        "Tarif (rupiah) (versi itu Rp35.000, isian Anda Rp30.000), Metode. Tekan tombolnya sekali lagi untuk memakai "
        "isian Anda; versi itu tetap ada di riwayat halaman."
    )
    assert told.context["form"].non_field_errors() == [words]
    assert told.context["form"]["method"].value() == "Metode saya"
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == 35_000
    assert exam.revisions.latest("pk") == newer

    again = {
        "loaded_revision_id": told.context["page"].latest_revision_id,
        "loaded_revision_created_at": told.context["loaded_revision_created_at"],
    }
    assert admin.post(where, {**data, **again}).status_code == 302
    assert exam.revisions.latest("pk").content["method"] == "Metode saya"


def test_own_version_is_no_surprise(exam: ExamTypePage, admin: Client) -> None:
    data = {**form_data(exam, method="Baru", **{"action-publish": "1"}), **opened(admin, exam)}
    assert admin.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), data).status_code == 302


def test_own_autosave_is_no_surprise(exam: ExamTypePage, admin: Client, writer: Any) -> None:
    """The browser names the draft that it saved by itself, not the version that it was opened with."""
    known = opened(admin, exam)
    exam.method = "Setengah jadi"
    draft = exam.save_revision(user=writer)
    data = form_data(exam, method="Jadi", overwrite_revision_id=draft.pk, **{"action-publish": "1"})

    assert admin.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), {**data, **known}).status_code == 302


def test_somebody_elses_autosave_into_the_same_version(exam: ExamTypePage, admin: Client, approver: Any) -> None:
    """An autosave rewrites its version: the number stays, the time tells."""
    exam.method = "Satu"
    draft = exam.save_revision(user=approver)
    known = opened(admin, exam)
    exam.method = "Dua"
    exam.save_revision(user=approver, overwrite_revision=draft)

    told = admin.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), {**form_data(exam, method="Tiga"), **known})

    assert told.context["form"].errors.as_data()["__all__"][0].code == "newer_version"
