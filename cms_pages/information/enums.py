"""Choices of the information pages, with the laws that name them."""

from typing import Final

from django.db import models


class FaqCategory(models.TextChoices):
    """What a question is about, in the order in which the page shows it. The value is the anchor: ``/faq/#hasil``."""

    REGISTRATION = "pendaftaran", "Pendaftaran & Administrasi"
    SERVICE = "layanan", "Layanan & Pemeriksaan"
    RESULT = "hasil", "Hasil & Konsultasi"
    PAYMENT = "pembayaran", "Pembayaran"
    TOUR = "wisata-ilmiah", "Wisata Ilmiah"
    OTHER = "pelayanan-publik", "Pelayanan Publik & Lainnya"


class ShortcutPlace(models.TextChoices):
    """Where a shortcut shows: on the staff's dashboard, or on the home page."""

    INTERNAL = "internal", "Internal (dasbor pegawai)"
    EXTERNAL = "eksternal", "Eksternal (beranda)"


class PpidCategory(models.TextChoices):
    """Kinds of public information by UU 14/2008: art. 9, 10, 11 and 17. The value stands in ``?kategori=``."""

    PERIODIC = "berkala", "Informasi berkala"
    IMMEDIATE = "serta-merta", "Informasi serta merta"
    ANYTIME = "setiap-saat", "Informasi setiap saat"
    EXCLUDED = "dikecualikan", "Informasi yang dikecualikan"


PPID_MEANING: Final = {
    PpidCategory.PERIODIC: "Wajib disediakan dan diumumkan secara berkala, sekurang-kurangnya setiap 6 bulan sekali "
    "(UU 14/2008 pasal 9).",
    PpidCategory.IMMEDIATE: "Wajib diumumkan tanpa penundaan bila dapat mengancam hajat hidup orang banyak dan "
    "ketertiban umum (UU 14/2008 pasal 10).",
    PpidCategory.ANYTIME: "Wajib tersedia dan diberikan ketika Anda memintanya (UU 14/2008 pasal 11).",
    PpidCategory.EXCLUDED: "Tidak dibuka, setelah diuji akibatnya bila dibuka (UU 14/2008 pasal 17 dan 19).",
}


class Component(models.TextChoices):
    """The 14 components of a service standard, UU 25/2009 art. 21; the value is the field that holds it.

    Order and the two groups are those of Permenpan RB 15/2014: what the public meets, then what the unit manages.
    """

    REQUIREMENTS = "requirements", "Persyaratan"
    PROCEDURE = "procedure", "Sistem, mekanisme, dan prosedur"
    DURATION = "duration", "Jangka waktu penyelesaian"
    COST = "cost", "Biaya/tarif"
    PRODUCT = "product", "Produk pelayanan"
    COMPLAINTS = "complaints", "Penanganan pengaduan, saran, dan masukan"
    LEGAL_BASIS = "legal_basis", "Dasar hukum"
    FACILITIES = "facilities", "Sarana, prasarana, dan/atau fasilitas"
    COMPETENCE = "competence", "Kompetensi pelaksana"
    SUPERVISION = "supervision", "Pengawasan internal"
    STAFF = "staff", "Jumlah pelaksana"
    GUARANTEE = "guarantee", "Jaminan pelayanan"
    SAFETY = "safety", "Jaminan keamanan dan keselamatan pelayanan"
    EVALUATION = "evaluation", "Evaluasi kinerja pelaksana"


DELIVERY: Final = tuple(Component)[:6]
MANAGEMENT: Final = tuple(Component)[6:]
