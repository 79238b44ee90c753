"""/api/v1/exam-types/: what the laboratory offers and what it costs, for other systems."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final

from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from cms_pages.catalogue import prices, queries, search
from cms_pages.catalogue.enums import SampleType, ServiceType
from cms_pages.catalogue.models import ExamTypePage
from cms_pages.catalogue.queries import ExamType
from cms_pages.catalogue.validators import MAX_PRICE_IDR
from cms_pages.content_api.addresses import absolute
from cms_pages.content_api.description import NUMBER, described
from cms_pages.content_api.doors import Door
from cms_pages.content_api.filters import offered_as
from cms_pages.content_api.parameters import Choice, Parameter, Text, Whole
from services.api import examples
from services.api.addresses import EXAM_TYPES
from services.api.serializers import ExamTypeDetailSerializer, ExamTypeListSerializer, ExamTypeSerializer

TAG: Final = "Layanan: jenis pemeriksaan"
USUAL_SIZE: Final = 20
MOST_ON_A_PAGE: Final = 100

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Whole(name="page", text="Halaman, mulai dari 1.", least=1, most=100_000, example=1),
    Whole(name="page_size", text="Banyaknya butir di satu halaman, bawaan 20.", least=1, most=MOST_ON_A_PAGE),
    Text(name="q", text="Kata-kata dalam nama, nama lain, kode, atau kategori.", example="kolesterol"),
    Text(name="category", text="Alamat singkat kategori.", example="kimia-darah"),
    Text(name="code", text="Kode pemeriksaan, persis.", example="KD-003"),
    Choice(name="sample_type", text="Jenis sampel.", choices=tuple(SampleType.values)),
    Choice(
        name="service_type",
        text="Cara layanan; yang melayani keduanya ikut ditemukan lewat `walk_in` dan `shipment`.",
        choices=tuple(ServiceType.values),
    ),
    Whole(name="price_min", text="Tarif paling sedikit, rupiah.", most=MAX_PRICE_IDR, example=10_000),
    Whole(name="price_max", text="Tarif paling banyak, rupiah.", most=MAX_PRICE_IDR, example=100_000),
)

_TESTS: Final[Mapping[str, Callable[[ExamType, Any], bool]]] = {
    "category": lambda exam, wanted: exam.category_slug == wanted,
    "code": lambda exam, wanted: exam.code == wanted.strip().upper(),
    "sample_type": lambda exam, wanted: exam.sample_type == wanted,
    "service_type": lambda exam, wanted: exam.service_type in offered_as(wanted),
    "price_min": lambda exam, wanted: exam.price_idr >= wanted,
    "price_max": lambda exam, wanted: exam.price_idr <= wanted,
}


class ExamTypeList(Door):
    """Exam types on offer, in the catalogue's order. The whole catalogue is read in two queries and sifted here."""

    parameters = PARAMETERS

    @described(
        "exam_types_list",
        "Daftar jenis pemeriksaan",
        ExamTypeListSerializer,
        tag=TAG,
        parameters=PARAMETERS,
        example=examples.EXAM_TYPES,
        text="Pemeriksaan yang sedang dilayani dengan tarif yang berlaku. Saringan berlaku bersama-sama.",
    )
    def get(self, request: Request) -> Response:
        exams = [exam for exam in queries.flat(queries.grouped()) if self._fits(exam)]
        if text := self.asked.get("q"):
            ids = search.matching(exams, text)
            exams = [exam for exam in exams if exam.page_id in ids]
        page, size = self.asked.get("page", 1), self.asked.get("page_size", USUAL_SIZE)
        part = exams[(page - 1) * size : page * size]
        pages = -(-len(exams) // size)
        return Response(
            {
                "count": len(exams),
                "next": self._url(page + 1) if page < pages else None,
                "previous": self._url(min(page - 1, pages)) if page > 1 and pages else None,
                "results": ExamTypeSerializer(part, many=True).data,
            }
        )

    def _fits(self, exam: ExamType) -> bool:
        return all(test(exam, self.asked[name]) for name, test in _TESTS.items() if name in self.asked)

    def _url(self, page: int) -> str:
        query = self.request.query_params.copy()
        query["page"] = str(page)
        return absolute(f"{EXAM_TYPES}?{query.urlencode()}")


class ExamTypeDetail(Door):
    """One exam type on offer."""

    @described(
        "exam_types_detail",
        "Satu jenis pemeriksaan",
        ExamTypeDetailSerializer,
        tag=TAG,
        path=(NUMBER,),
        example=examples.EXAM_TYPE,
        text="Rincian, riwayat tarif, dan tarif yang sudah dijadwalkan.",
    )
    def get(self, request: Request, pk: int) -> Response:
        offered = queries.by_ids([pk]) if pk <= _LARGEST else []
        if not offered:
            raise Http404
        page = get_object_or_404(ExamTypePage, pk=pk)
        coming = prices.scheduled_for(page)
        more = {
            name: getattr(page, name)
            for name in ("summary", "volume", "container", "storage", "preparation", "method", "legal_basis")
        }
        history = [asdict(each) for each in prices.periods(page.price_changes.all())]
        scheduled = {"price_idr": coming.price_idr, "at": coming.at} if coming and coming.changes_price else None
        exam = _Detail(offered[0], {**more, "price_history": history, "scheduled_price": scheduled})
        return Response(ExamTypeDetailSerializer(exam).data)


# What the databases take as a number of a row.
_LARGEST: Final = 2**63 - 1


class _Detail:
    """An exam type and what its page says besides, under one roof for the serializer."""

    def __init__(self, exam: ExamType, more: Mapping[str, Any]) -> None:
        self._exam = exam
        self._more = more

    def __getattr__(self, name: str) -> Any:
        return self._more[name] if name in self._more else getattr(self._exam, name)
