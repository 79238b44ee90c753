"""Every component in every state on one page, so that the browser can look at them before a form of the portal does."""

from dataclasses import dataclass
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import path

from cms_pages.base.pickers import Choice, Group, Picker
from cms_pages.base.widgets import DateTextInput, PrefixInput
from portal.urls import handler400, handler403, handler404, handler500
from portal.urls import urlpatterns as portal_urls

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

PAGE: Final = """
{% extends "base.html" %}{% load ui %}
{% block title %}Galeri{% endblock %}
{% block content %}
{% include "components/error_summary.html" %}
<h1>Galeri</h1>
<form class="narrow mt-6" novalidate>
  {{ form.nama.as_field_group }}{{ form.lahir.as_field_group }}{{ form.telepon.as_field_group }}
  {{ form.untuk.as_field_group }}{{ form.hubungan.as_field_group }}{{ form.alasan.as_field_group }}
  {% include "components/day_choices.html" with name="hari" days=days chosen="2026-11-25" %}
  {% include "components/file_field.html" with field=form.rujukan kept=kept %}
  {% include "components/file_field.html" with field=form.lampiran kept=None %}
  <fieldset class="group"><legend>Layanan yang akan diambil</legend>
    {% include "components/exam_picker.html" with name="layanan" field=form.layanan %}
  </fieldset>
  {{ form.setuju.as_field_group }}
  <div class="actions">{% include "components/button.html" with text="Kirim" %}
    {% include "components/button.html" with text="Hapus" kind="quiet" about="baris 2" sign="trash-2" %}</div>
</form>
{% include "components/panel.html" with kicker="Registrasi" title="Diterima" number="L261123-7KQ4-M9XA" %}
<h2>Perjalanan</h2>
{% include "components/timeline.html" with steps=journey %}
{% include "components/steps.html" with steps=journey %}
{% include "components/download_row.html" with href="#unduh" title="Hasil pemeriksaan (PDF)" note="218 KB" %}
{% for tone in tones %}{% include "components/note.html" with text="Catatan" %}
{% include "components/tag.html" with text="Tanda" sign="check" %}{% endfor %}
<div class="verdict verdict--ok stack"><p class="verdict__word">{% icon "shield-check" %}Sah</p><p>Asli.</p></div>
{% endblock %}
"""


class GalleryForm(forms.Form):
    nama = forms.CharField(label="Nama Lengkap", help_text="Seperti tertulis di KTP.")
    lahir = forms.CharField(label="Tanggal Lahir", widget=DateTextInput)
    telepon = forms.CharField(label="Nomor WhatsApp Aktif", widget=PrefixInput("+62"))
    untuk = forms.ChoiceField(label="Untuk", widget=forms.RadioSelect, choices=[("1", "Saya"), ("2", "Orang lain")])
    hubungan = forms.ChoiceField(label="Hubungan", choices=[("", "Pilih"), ("a", "Orang tua")])
    alasan = forms.CharField(label="Alasan", widget=forms.Textarea, required=False)
    rujukan = forms.FileField(label="Surat Rujukan", help_text="PDF.")
    lampiran = forms.FileField(label="Lampiran", required=False)
    layanan = forms.MultipleChoiceField(label="Layanan", choices=[("1", "Asam Urat")])
    setuju = forms.BooleanField(label="Saya setuju")


@dataclass(frozen=True)
class Kept:
    name: str = "surat-rujukan.pdf"
    size: int = 421_888
    token: str = "token"


def gallery(request: HttpRequest) -> HttpResponse:
    """``?salah`` binds the form to nothing: every field is in its error state."""
    picker = Picker(
        [
            Group(
                "Kimia Darah",
                [Choice("1", "Asam Urat", 30_000, "Darah (serum)"), Choice("2", "Kolesterol", 30_000, chosen=True)],
            ),
            Group("Hematologi", [Choice("3", "Hemoglobin", 15_000), Choice("4", "Trombosit", 1_010_000)]),
        ]
    )
    context = {
        "form": GalleryForm({}) if "salah" in request.GET else GalleryForm(),
        "picker": picker,
        "kept": Kept(),
        "tones": ["", "ok", "warn", "danger", "info"],
        "days": [
            {"value": "2026-11-24", "label": "Sel, 24 Nov", "note": "penuh", "full": True},
            {"value": "2026-11-25", "label": "Rab, 25 Nov", "note": "sisa 12"},
        ],
        "journey": [{"title": state, "state": state, "url": "#"} for state in ("done", "warn", "now", "todo", "stop")],
    }
    return HttpResponse(Template(PAGE.strip()).render(RequestContext(request, context)))


urlpatterns = [path("galeri/", gallery), *portal_urls]
