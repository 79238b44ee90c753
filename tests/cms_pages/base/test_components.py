"""One way to show a field, an error, a choice with a price: the markup that screen readers and forms rely on."""

from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from cms_pages.base.pickers import Choice, Group, Picker
from cms_pages.base.templatetags.ui import FormProblem, error_list
from cms_pages.base.widgets import DateTextInput, PrefixInput


class PersonForm(forms.Form):
    name = forms.CharField(label="Nama Lengkap", help_text="Seperti di KTP.")
    phone = forms.CharField(
        label="Nomor WhatsApp Aktif", widget=PrefixInput("+62"), error_messages={"required": "Isi nomor WhatsApp."}
    )
    email = forms.EmailField(label="E-mail", required=False)
    who = forms.ChoiceField(label="Untuk", widget=forms.RadioSelect, choices=[("me", "Diri sendiri")])
    agree = forms.BooleanField(label="Saya setuju")
    token = forms.CharField(widget=forms.HiddenInput, initial="t", required=False)


def test_label_hint_error_input_in_this_order_and_wired() -> None:
    html = PersonForm({})["name"].as_field_group()
    order = [html.index(part) for part in ("<label", 'id="id_name_helptext"', 'id="id_name_error"', "<input")]
    assert order == sorted(order)
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="field is-bad"' in html


def test_a_field_at_rest_has_no_trace_of_errors() -> None:
    html = PersonForm()["name"].as_field_group()
    assert [part in html for part in ("is-bad", "_error", "aria-invalid")] == [False] * 3


def test_only_optional_fields_are_marked() -> None:
    form = PersonForm()
    assert ["(boleh kosong)" in form[name].as_field_group() for name in ("name", "email")] == [False, True]


def test_radios_are_a_fieldset_with_a_legend() -> None:
    html = PersonForm({})["who"].as_field_group()
    assert (
        html.index("<fieldset") < html.index("<legend>Untuk") < html.index('id="id_who_error"') < html.index("<input")
    )
    assert 'aria-describedby="id_who_error"' in html


def test_a_hidden_field_is_only_itself() -> None:
    assert PersonForm()["token"].as_field_group().strip() == (
        '<input type="hidden" name="token" value="t" id="id_token">'
    )


def test_what_was_typed_is_escaped_and_kept() -> None:
    html = PersonForm({"phone": '"><script>'})["phone"].as_field_group()
    assert 'value="&quot;&gt;&lt;script&gt;"' in html
    assert '<span aria-hidden="true">+62</span>' in html


def test_the_summary_lists_every_error_in_the_order_of_the_fields_and_names_those_that_do_not_say() -> None:
    form = PersonForm({"email": "x@example.test"})
    form.add_error(None, "Formulir kedaluwarsa.")
    required = forms.Field.default_error_messages["required"]
    assert error_list(form) == [
        FormProblem("Formulir kedaluwarsa.", ""),
        FormProblem(f"Nama Lengkap: {required}", "id_name"),
        FormProblem("Isi nomor WhatsApp.", "id_phone"),
        FormProblem(f"Untuk: {required}", "id_who"),
        FormProblem(f"Saya setuju: {required}", "id_agree"),
    ]


def test_the_summary_is_an_alert_that_can_take_the_focus_and_links_to_the_fields() -> None:
    html = render_to_string("components/error_summary.html", {"form": PersonForm({})})
    assert 'role="alert"' in html
    assert 'tabindex="-1"' in html
    assert "Ada 4 isian yang perlu diperbaiki" in html
    assert 'href="#id_phone">Isi nomor WhatsApp.</a>' in html


def test_no_summary_without_errors() -> None:
    form = PersonForm({"name": "Siti", "phone": "0812", "who": "me", "agree": "on"})
    assert render_to_string("components/error_summary.html", {"form": form}).strip() == ""


def test_a_date_is_shown_as_people_write_it() -> None:
    from datetime import date

    assert DateTextInput().format_value(date(2026, 11, 23)) == "23 November 2026"
    assert DateTextInput().format_value("31/02/2026") == "31/02/2026"


PICKER = Picker(
    [
        Group("Kimia Darah", [Choice("1", "Asam Urat", 30_000), Choice("2", "Kolesterol", 30_000, chosen=True)]),
        Group("Urine", [Choice("3", "Urine Lengkap", 20_000)]),
        Group("Hematologi", [Choice("4", "Hemoglobin", 15_000, chosen=True)]),
    ]
)


def test_the_picker_counts_and_opens_what_is_chosen() -> None:
    assert (PICKER.count, PICKER.total) == (2, 45_000)
    assert [group.is_open for group in PICKER.groups] == [True, False, True]


def test_the_picker_shows_prices_counts_and_total() -> None:
    html = render_to_string("components/exam_picker.html", {"picker": PICKER, "name": "layanan"})
    assert html.count("<details") == 3
    assert html.count(" open>") == 2
    assert html.count(" checked>") == 2
    assert '<output aria-live="polite" data-total>2 pemeriksaan <b>Rp45.000</b></output>' in html
    assert 'name="hitung"' in html


@pytest.mark.parametrize(
    ("name", "context", "expected"),
    [
        ("note", {"text": "Awas.", "tone": "warn"}, 'class="note note--warn"'),
        ("tag", {"text": "Selesai", "tone": "ok"}, 'class="tag tag--ok"'),
        ("panel", {"title": "Diterima", "number": "L261123-7KQ4-M9XA"}, '<p class="regno">L261123-7KQ4-M9XA</p>'),
        ("download_row", {"href": "/berkas/1/", "title": "Hasil", "note": "218 KB"}, "<small>218 KB</small>"),
        ("timeline", {"steps": [{"title": "Diajukan", "state": "done"}]}, '<span class="vh"> (sudah)'),
        ("crumbs", {"crumbs": [{"title": "Lacak", "url": ""}]}, '<span aria-current="page">Lacak</span>'),
        ("steps", {"steps": [{"title": "Detail", "state": "now"}]}, "Langkah 1 dari 1: Detail"),
    ],
)
def test_components_render(name: str, context: dict[str, Any], expected: str) -> None:
    assert expected in render_to_string(f"components/{name}.html", context)


def test_an_icon_is_hidden_from_screen_readers() -> None:
    html = Template('{% load ui %}{% icon "search" %}').render(Context())
    assert html == '<svg class="ico " aria-hidden="true" focusable="false"><use href="/static/icons.svg#search"/></svg>'
