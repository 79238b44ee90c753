"""Examples for /api/docs/: what /api/v1/ answers about the demo content."""

from typing import Any, Final

_ROOT: Final = "https://portal.example.go.id"
_EXAM: Final[dict[str, Any]] = {
    "id": 12,
    "code": "KD-003",
    "name": "Kolesterol Total",
    "other_names": ["kolesterol"],
    "category": {"slug": "kimia-darah", "name": "Kimia Darah"},
    "price_idr": 30000,
    "sample_type": "human",
    "service_type": "both",
    "working_days": 1,
    "specimen": "Darah (serum)",
    "example_figures": ["working_days"],
    "detail_url": f"{_ROOT}/api/v1/exam-types/12/",
    "html_url": f"{_ROOT}/pemeriksaan/kimia-darah/kolesterol-total/",
}
EXAM_TYPES: Final = {"count": 1, "next": None, "previous": None, "results": [_EXAM]}
EXAM_TYPE: Final = {
    **_EXAM,
    "summary": "Mengukur kadar kolesterol dalam darah.",
    "volume": "3 mL",
    "container": "Tabung tutup merah",
    "storage": "",
    "preparation": "Puasa 10–12 jam.",
    "method": "Enzimatik kolorimetri",
    "legal_basis": "",
    "price_history": [
        {"price_idr": 30000, "since": "2026-11-01T08:00:00+07:00", "until": None},
        {"price_idr": 28000, "since": "2025-01-02T08:00:00+07:00", "until": "2026-11-01T08:00:00+07:00"},
    ],
    "scheduled_price": {"price_idr": 32000, "at": "2027-01-01T00:00:00+07:00"},
}
