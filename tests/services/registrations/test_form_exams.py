"""Exam types and their prices between showing and sending: nobody agrees to what they did not see."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms_pages.catalogue.models import ExamTypePage
from services.registrations.models import RegistrationItem
from tests.support.public_form import FORM, NOTHING, Answer, Sender, written
from tests.support.registrations import exam

pytestmark = pytest.mark.django_db

UNREADABLE = "Ada pilihan yang tidak terbaca. Periksa lagi pilihan Anda."


@pytest.fixture
def glucose(sender: Sender) -> ExamTypePage:
    return exam("Glukosa", 20_000)


def _publish(page: ExamTypePage, **fields: object) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def _sent_again(sender: Sender, answer: Answer, form: dict[str, object]) -> Answer:
    """What the page that came back would send, unchanged."""
    again = {**form, "exams": answer.ticked("exams"), "referral_kept": answer.kept}
    again.pop("referral", None)
    return sender.post(again)


def test_a_price_that_rose_is_asked_about_then_agreed_to(sender: Sender, glucose: ExamTypePage) -> None:
    form = sender.filled(exams=[sender.value(), sender.value(glucose)])
    _publish(sender.exam, price_idr=35_000)
    answer = sender.post(form)
    assert (answer.status, written()) == (409, NOTHING)
    said = "Tarif berubah saat Anda mengisi: dari Rp50.000 menjadi Rp55.000. Setuju? Bila setuju, kirim sekali lagi."
    assert answer.errors == {"exams": [said]}
    assert "2 pemeriksaan Rp55.000" in answer.text
    assert _sent_again(sender, answer, form).status == 302
    assert sorted(RegistrationItem.objects.values_list("price_idr", flat=True)) == [20_000, 35_000]


def test_a_retired_exam_type_is_taken_off_and_named(sender: Sender, glucose: ExamTypePage) -> None:
    form = sender.filled(exams=[sender.value(), sender.value(glucose)])
    _publish(glucose, active=False)
    answer = sender.post(form)
    assert (answer.status, written()) == (409, NOTHING)
    assert answer.errors["exams"][0].startswith("Glukosa tidak dapat dipesan lagi")
    assert answer.ticked("exams") == [sender.value()]
    assert _sent_again(sender, answer, form).status == 302
    assert [item.name for item in RegistrationItem.objects.all()] == ["Kolesterol"]


def test_an_unpublished_one_goes_the_same_way(sender: Sender, glucose: ExamTypePage) -> None:
    form = sender.filled(exams=[sender.value(glucose)])
    glucose.unpublish()
    answer = sender.post(form)
    assert (answer.status, answer.ticked("exams"), written()) == (409, [], NOTHING)


def test_both_at_once_are_told_at_once(sender: Sender, glucose: ExamTypePage) -> None:
    form = sender.filled(exams=[sender.value(), sender.value(glucose)])
    _publish(sender.exam, price_idr=35_000)
    _publish(glucose, active=False)
    assert len(sender.post(form).errors["exams"]) == 2


@pytest.mark.parametrize("price", [0, 1, 29_999, 999_999_999])
def test_a_tampered_price_is_no_price(sender: Sender, price: int) -> None:
    answer = sender.send(exams=[f"{sender.exam.pk}:{price}"])
    assert (answer.status, written()) == (409, NOTHING)
    assert "menjadi Rp30.000" in answer.errors["exams"][0]


@pytest.mark.parametrize(
    "value", ["", "abc", "1", "1:2:3", "-1:5", "1:-5", "٣:٣", "1:1e5", "9999999999:1", "1;DROP TABLE", "9" * 10_000]
)
def test_a_tampered_choice_is_unreadable(sender: Sender, value: str) -> None:
    assert sender.refused(exams=[sender.value(), value]) == {"exams": [UNREADABLE]}


def test_more_choices_than_there_are_exam_types(sender: Sender) -> None:
    assert sender.refused(exams=[f"{number}:1" for number in range(1, 302)]) == {"exams": [UNREADABLE]}


def test_ids_that_are_not_on_offer_tell_nothing(sender: Sender) -> None:
    water = exam("Besi", 50_000, sample_type="non_human", service_type="shipment", category="Kimia Air")
    draft = exam("Rahasia", 50_000)
    draft.unpublish()
    ExamTypePage.objects.filter(pk=draft.pk).update(first_published_at=None)
    chosen = [sender.value(), sender.value(water), sender.value(draft), "999999999:1"]
    answer = sender.send(exams=chosen)
    assert (answer.status, written()) == (409, NOTHING)
    assert "Rahasia" not in answer.text


def test_the_same_box_twice_is_one_exam(sender: Sender) -> None:
    made = sender.taken(exams=[sender.value(), sender.value()])
    assert (made.items.count(), made.total_idr) == (1, 30_000)


def test_counting_again_writes_nothing_and_keeps_everything(sender: Sender, glucose: ExamTypePage) -> None:
    answer = sender.send(exams=[sender.value(), sender.value(glucose)], nik="33", hitung="1")
    assert (answer.status, written(), answer.errors) == (200, NOTHING, {})
    assert "2 pemeriksaan Rp50.000" in answer.text
    assert (answer.value("nik"), bool(answer.kept)) == ("33", True)


def test_what_was_ticked_in_the_catalogue_is_ticked_here(client: Client) -> None:
    one, two, other = exam("Kolesterol"), exam("Glukosa"), exam("Ureum")
    address = f"{FORM}?pemeriksaan={one.pk}&pemeriksaan={two.pk}&pemeriksaan=x&pemeriksaan={'9' * 30}"
    page = BeautifulSoup(client.get(address).content, "html.parser")
    ticked = [box["value"] for box in page.select("input[name=exams][checked]")]
    assert sorted(ticked) == sorted(f"{each.pk}:{each.price_idr}" for each in (one, two))
    assert f"{other.pk}:{other.price_idr}" not in ticked
