"""Examples for /api/docs/: what /api/v2/ answers about the demo content, shortened."""

from typing import Any, Final

_ROOT: Final = "https://portal.example.go.id"
_API: Final = f"{_ROOT}/api/v2"

LINKED_PAGE: Final = {
    "id": 4,
    "meta": {
        "type": "catalogue.CategoryPage",
        "detail_url": f"{_API}/pages/4/",
        "html_url": f"{_ROOT}/pemeriksaan/kimia-darah/",
    },
    "title": "Kimia Darah",
}
_EXAM_META: Final = {
    "type": "catalogue.ExamTypePage",
    "detail_url": f"{_API}/pages/12/",
    "html_url": f"{_ROOT}/pemeriksaan/kimia-darah/kolesterol-total/",
    "slug": "kolesterol-total",
    "first_published_at": "2026-11-23T14:30:00+07:00",
}
PAGE_LIST: Final = {
    "meta": {"total_count": 1},
    "items": [{"id": 12, "meta": _EXAM_META, "title": "Kolesterol Total"}],
}
PAGE: Final = {
    "id": 12,
    "meta": {**_EXAM_META, "parent": LINKED_PAGE, "live": True},
    "title": "Kolesterol Total",
    "code": "KD-003",
    "price_idr": 30000,
    "sample_type": "human",
    "service_type": "both",
    "working_days": 1,
}
IMAGE: Final = {
    "id": 7,
    "meta": {
        "type": "wagtailimages.Image",
        "detail_url": f"{_API}/images/7/",
        "download_url": f"{_ROOT}/media/original_images/laboratorium.jpg",
    },
    "title": "Laboratorium",
    "alt": "Petugas menyiapkan sampel air",
    "width": 2400,
    "height": 1600,
    "renditions": {
        name: {"url": f"{_API}/images/7/renditions/{name}/", "width": width, "height": height}
        for name, width, height in (
            ("width-400", 400, 266),
            ("width-800", 800, 533),
            ("width-1600", 1600, 1066),
            ("fill-400x400", 400, 400),
            ("fill-800x450", 800, 450),
        )
    },
}
DOCUMENT: Final = {
    "id": 3,
    "meta": {
        "type": "wagtaildocs.Document",
        "detail_url": f"{_API}/documents/3/",
        "download_url": f"{_ROOT}/documents/3/laporan-tahunan.pdf",
    },
    "title": "Laporan tahunan",
    "filename": "laporan-tahunan.pdf",
    "size": 482133,
}
ROOT: Final = {
    name: f"{_API}/{name}/"
    for name in ("pages", "images", "documents", "faq", "shortcuts", "menus", "settings", "public-information")
}
FAQ: Final = {
    "items": [
        {
            "id": 1,
            "question": "Berapa lama hasil keluar?",
            "answer": "<p>Lihat waktu selesai pada tiap pemeriksaan.</p>",
            "category": {"slug": "hasil", "name": "Hasil & Konsultasi"},
            "html_url": f"{_ROOT}/faq/#tanya-1",
        }
    ]
}
SHORTCUTS: Final = {
    "items": [
        {"id": 1, "title": "SATUSEHAT", "href": "https://satusehat.kemkes.go.id/", "host": "satusehat.kemkes.go.id",
         "icon": None}
    ]
}  # fmt: skip
MENUS: Final = {
    "header": [{"label": "Pemeriksaan & tarif", "href": f"{_ROOT}/pemeriksaan/"}],
    "more": [{"label": "Pertanyaan umum (FAQ)", "href": f"{_ROOT}/faq/"}],
    "about": [{"label": "Perlindungan Data Pribadi", "href": f"{_ROOT}/perlindungan-data-pribadi/"}],
}
SETTINGS: Final = {
    "portal_name": "Portal Labkesmas",
    "name": "Balai Labkesmas Magelang",
    "address": "Kapling Jayan, Borobudur\nKabupaten Magelang, Jawa Tengah 56553",
    "phone": "(0293) 789435",
    "whatsapp": "",
    "email": "info@labkesmas.example",
    "opening_hours": "Senin–Kamis 07.30–16.00 WIB",
    "map_url": "",
    "announcement": "",
    "logo": None,
}
PUBLIC_INFORMATION: Final = {
    "meta": {"total_count": 1},
    "items": [
        {
            "id": 2,
            "title": "Laporan kinerja 2025",
            "summary": "",
            "category": {"slug": "berkala", "name": "Informasi berkala"},
            "year": 2025,
            "unit": "Tata usaha",
            "legal_basis": "",
            "href": f"{_ROOT}/documents/3/laporan-kinerja.pdf",
            "document": None,
        }
    ],
}


def listed(item: Any) -> dict[str, Any]:
    """A list of one."""
    return {"meta": {"total_count": 1}, "items": [item]}
