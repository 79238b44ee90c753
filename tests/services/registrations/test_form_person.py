"""The patient and who registers, as people really fill it in. Whatever is refused has written nothing."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.common.problems import problem_text
from services.registrations.enums import Flag, IdentityType
from services.registrations.forms.person import MINOR_REGISTERS, MINOR_WITHOUT_CONSENT
from tests.support.public_form import NOTHING, Sender, freeze, written
from tests.support.registrations import NIK

pytestmark = pytest.mark.django_db

ANOTHER = {"for_whom": "other", "applicant_name": "Budi Santoso", "relation": "child"}


def test_the_labels_are_those_that_people_know(sender: Sender) -> None:
    form = sender.open()
    known = {name: str(form[name].label) for name in ("full_name", "nik", "birth_date", "visit_date", "phone")}
    assert known == {
        "full_name": "Nama Lengkap",
        "nik": "Nomor Identitas (NIK)",
        "birth_date": "Tanggal Lahir",
        "visit_date": "Tanggal Kunjungan",
        "phone": "Nomor WhatsApp Aktif",
    }
    assert (form["referral"].label, form["exams"].label) == ("Surat Rujukan", "Layanan yang akan diambil")


def test_an_empty_form_names_every_field_on_top_and_at_its_place(sender: Sender) -> None:
    answer = sender.post({"form_token": sender.open().token_to_show})
    assert answer.status == 400
    assert written() == NOTHING
    assert answer.errors == {
        "full_name": ["Isi nama lengkap."],
        "nik": ["Isi NIK, 16 angka di KTP atau Kartu Keluarga."],
        "birth_date": ["Isi tanggal lahir. Contoh: 17/05/1990."],
        "phone": ["Isi nomor WhatsApp Anda."],
        "visit_date": ["Isi tanggal kunjungan, atau pilih salah satu hari."],
        "referral": ["Unggah surat rujukan, sebagai PDF atau foto."],
        "exams": ["Pilih paling sedikit satu pemeriksaan."],
        "consent": ["Centang persetujuan ini agar kami boleh memproses pendaftaran Anda."],
    }
    assert sorted(answer.at_fields) == sorted(text for texts in answer.errors.values() for text in texts)
    assert answer.summary == answer.at_fields
    assert answer.page.select_one(".summary h2").get_text() == "Ada 8 isian yang perlu diperbaiki"  # type: ignore[union-attr]
    anchors = [str(link["href"]).removeprefix("#") for link in answer.page.select(".summary a")]
    assert len(anchors) == 8
    assert [anchor for anchor in anchors if not answer.page.find(id=anchor)] == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Siti   Rahmawati ", "Siti Rahmawati"),
        ("Siti\x00 Rahma\x07wati", "Siti Rahmawati"),
        ("\u202eSiti\u202c \u200bRahmawati", "Siti Rahmawati"),
        ("Siti\r\nRahmawati", "Siti Rahmawati"),
        ("Ma\u2019ruf, S.Pd.", "Ma'ruf, S.Pd."),
        ("By. Ny. Siti 2", "By. Ny. Siti 2"),
        ("فاطمة", "فاطمة"),
        ("李小龍", "李小龍"),
        ("<b>Siti</b>", None),
        ("Siti 🙂", None),
        ("12345", None),
        ("\u202e\u200b", None),
        ("A" * 150, "A" * 150),
        ("A" * 151, None),
        ("A" * 10_000, None),
    ],
)
def test_names(sender: Sender, typed: str, kept: str | None) -> None:
    if kept is None:
        assert sender.refused(full_name=typed).keys() == {"full_name"}
        assert written() == NOTHING
    else:
        assert sender.taken(full_name=typed).full_name == kept


@pytest.mark.parametrize(
    ("nik", "code", "facts"),
    [
        ("330801170590001", "nik_short", {"count": 15}),
        ("33080117059000011", "nik_long", {"count": 17}),
        ("33080117O5900001", "nik_characters", {}),
        ("3308013202900001", "nik_day", {}),
        ("3308013013900001", "nik_day", {}),
        ("3" * 10_000, "nik_long", {"count": 10_000}),
    ],
)
def test_a_nik_that_can_be_none(sender: Sender, nik: str, code: str, facts: dict[str, Any]) -> None:
    assert sender.refused(nik=nik) == {"nik": [problem_text(code, **facts)]}


def test_a_nik_born_tomorrow(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(monkeypatch, datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta")))
    # 1926 is what the same digits mean for somebody else, so it is the birth date that is wrong.
    errors = sender.refused(nik="3308012511260001", birth_date="25/11/2026")
    assert errors == {"birth_date": [problem_text("birth_date_future")]}


@pytest.mark.parametrize("typed", ["3308 0117 0590 0001", "3308-0117-0590-0001", "３３０８０１１７０５９００００１"])
def test_a_nik_however_it_is_typed(sender: Sender, typed: str) -> None:
    assert sender.taken(nik=typed).identity_number == NIK


@pytest.mark.parametrize(
    ("nik", "flag", "code"),
    [
        ("9908011705900001", Flag.UNKNOWN_REGION, "nik_region"),
        ("3308011805900001", Flag.BIRTH_DATE_MISMATCH, "nik_birth_date"),
    ],
)
def test_an_odd_nik_is_asked_about_once_then_taken_and_flagged(sender: Sender, nik: str, flag: Flag, code: str) -> None:
    first = sender.send(nik=nik)
    assert (first.status, first.errors, written()) == (400, {"nik": [problem_text(code)]}, NOTHING)
    again = sender.filled(nik=nik, referral_kept=first.kept, identity_checked=first.value("identity_checked"))
    assert sender.post(again).status == 302
    assert sender.taken(nik=nik, identity_checked=first.value("identity_checked")).flags.count(flag) == 1


def test_another_odd_nik_is_asked_about_anew(sender: Sender) -> None:
    first = sender.send(nik="9908011705900001")
    answered = first.value("identity_checked")
    assert sender.refused(nik="9908011705900002", identity_checked=answered) == {"nik": [problem_text("nik_region")]}
    assert written() == NOTHING


def test_an_answer_made_up_beforehand_only_skips_the_question(sender: Sender) -> None:
    made = sender.taken(nik="9908011705900001", identity_checked="9908011705900001/1990-05-17")
    assert made.flags == [Flag.UNKNOWN_REGION]


@pytest.mark.parametrize("typed", ["c1234567", "C 1234567", "C-1234567"])
def test_a_passport(sender: Sender, typed: str) -> None:
    made = sender.taken(identity_type="passport", passport=typed, nik="ini tidak dibaca")
    assert (made.identity_type, made.identity_number, made.flags) == (IdentityType.PASSPORT, "C1234567", [])


@pytest.mark.parametrize("typed", ["", "ABCDE", "1234", "C12345678Z9", "C12345/7", "C" * 10_000])
def test_what_is_no_passport(sender: Sender, typed: str) -> None:
    assert sender.refused(identity_type="passport", passport=typed).keys() == {"passport"}


def test_neither_needs_a_reason_and_is_flagged(sender: Sender) -> None:
    empty = sender.refused(identity_type="none")
    assert empty == {"no_identity_reason": ["Tulis alasannya. Misalnya: bayi baru lahir, atau KTP sedang diurus."]}
    assert sender.refused(identity_type="none", no_identity_reason="x" * 201).keys() == {"no_identity_reason"}
    made = sender.taken(identity_type="none", no_identity_reason="Bayi baru lahir\x07", nik="apa saja")
    assert (made.identity_type, made.identity_number, made.identity_index) == (IdentityType.NONE, "", "")
    assert (made.no_identity_reason, made.flags) == ("Bayi baru lahir", [Flag.NO_IDENTITY])


@pytest.mark.parametrize("name", ["for_whom", "identity_type"])
def test_an_answer_that_was_not_on_offer(sender: Sender, name: str) -> None:
    assert "Pilih salah satu dari daftar." in sender.refused(**{name: "<script>"})[name]


def test_for_another(sender: Sender) -> None:
    assert sender.refused(for_whom="other") == {
        "applicant_name": ["Isi nama Anda, yang mendaftarkan."],
        "relation": ["Pilih hubungan Anda dengan pasien."],
    }
    assert sender.refused(**ANOTHER | {"relation": "tetangga"}) == {"relation": ["Pilih salah satu dari daftar."]}
    made = sender.taken(**ANOTHER)
    assert (made.applicant_name, made.relation, made.guardian_consent) == ("Budi Santoso", "child", False)


def test_what_was_filled_before_a_change_of_mind_is_not_kept(sender: Sender) -> None:
    made = sender.taken(**ANOTHER | {"for_whom": "self", "guardian_consent": "on"})
    assert (made.applicant_name, made.relation, made.guardian_consent) == ("", "", False)


class TestMinor:
    """Under 18 a guardian registers, and consents."""

    today = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    parent = {"for_whom": "other", "applicant_name": "Budi Santoso", "relation": "parent"}
    child = {"nik": "3308012511080001", "birth_date": "25/11/2008"}  # 18 tomorrow

    @pytest.fixture(autouse=True)
    def _today(self, monkeypatch: pytest.MonkeyPatch) -> None:
        freeze(monkeypatch, self.today)

    def test_does_not_register_alone(self, sender: Sender) -> None:
        assert sender.refused(**self.child) == {"for_whom": [MINOR_REGISTERS]}

    def test_needs_the_consent(self, sender: Sender) -> None:
        assert sender.refused(**self.child, **self.parent) == {"guardian_consent": [MINOR_WITHOUT_CONSENT]}

    def test_is_registered_by_a_parent(self, sender: Sender) -> None:
        made = sender.taken(**self.child, **self.parent, guardian_consent="on")
        assert (made.guardian_consent, made.relation, made.birth_date) == (True, "parent", date(2008, 11, 25))

    def test_is_one_until_the_eighteenth_birthday(self, sender: Sender) -> None:
        grown = {"nik": "3308012411080001", "birth_date": "24/11/2008"}
        assert sender.taken(**grown).guardian_consent is False


@pytest.mark.parametrize("typed", ["17 Mei 1990", "17-5-1990", "1990-05-17", "17051990", "Kamis, 17 Mei 1990"])
def test_birth_dates_however_they_are_typed(sender: Sender, typed: str) -> None:
    assert sender.taken(birth_date=typed).birth_date == date(1990, 5, 17)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/02/1990", "date_impossible"),
        ("17/05/90", "date_short_year"),
        ("besok", "date_format"),
        ("1" * 10_000, "date_format"),
        ("17/05/2090", "birth_date_future"),
        ("17/05/1891", "birth_date_old"),
    ],
)
def test_what_is_no_birth_date(sender: Sender, typed: str, code: str) -> None:
    assert sender.refused(birth_date=typed) == {"birth_date": [problem_text(code)]}


def test_what_was_typed_comes_back(sender: Sender) -> None:
    answer = sender.send(nik="33080117059", **ANOTHER, email="siti@example.test")
    assert answer.status == 400
    assert {name: answer.value(name) for name in ("full_name", "nik", "applicant_name", "birth_date", "email")} == {
        "full_name": "Siti Rahmawati",
        "nik": "33080117059",
        "applicant_name": "Budi Santoso",
        "birth_date": "17/05/1990",
        "email": "siti@example.test",
    }
    assert (answer.ticked("for_whom"), answer.ticked("identity_type")) == (["other"], ["nik"])
    assert answer.page.select_one("select[name=relation] option[selected]")["value"] == "child"  # type: ignore[index]
    assert answer.ticked("exams") == [sender.value()]
    assert answer.page.select_one("input[name=consent]").has_attr("checked")  # type: ignore[union-attr]
    assert answer.kept
