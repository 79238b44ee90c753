"""What /api/v1/ answers. Money is whole rupiah; times have the offset of WIB."""

from typing import Any

from rest_framework import serializers

from cms_pages.catalogue.enums import SampleType, ServiceType
from cms_pages.content_api.addresses import absolute
from services.api.addresses import exam_type_url


class CategorySerializer(serializers.Serializer):
    """A group of exam types."""

    slug = serializers.CharField(help_text="Alamat singkat kategori, untuk parameter `category`.")
    name = serializers.CharField(help_text="Nama kategori.")


class ExamTypeSerializer(serializers.Serializer):
    """An exam type on offer (cms_pages.catalogue.queries.ExamType)."""

    id = serializers.IntegerField(source="page_id", help_text="Nomor tetap jenis pemeriksaan.")
    code = serializers.CharField(help_text="Kode pemeriksaan; kosong bila belum ada.")
    name = serializers.CharField(help_text="Nama pemeriksaan.")
    other_names = serializers.SerializerMethodField(help_text="Nama lain yang dipakai orang.")
    category = serializers.SerializerMethodField(help_text="Kategori.")
    price_idr = serializers.IntegerField(help_text="Tarif yang berlaku, rupiah bulat.")
    sample_type = serializers.ChoiceField(SampleType.choices, help_text="Jenis sampel.")
    service_type = serializers.ChoiceField(ServiceType.choices, help_text="Cara layanan.")
    working_days = serializers.IntegerField(help_text="Hari kerja sejak sampel diterima sampai hasil terbit.")
    specimen = serializers.CharField(help_text="Bahan yang diperiksa.")
    example_figures = serializers.ListField(
        child=serializers.CharField(), help_text="Bidang yang angkanya masih contoh, belum ditetapkan laboratorium."
    )
    detail_url = serializers.SerializerMethodField(help_text="Alamat rinciannya di API.")
    html_url = serializers.SerializerMethodField(help_text="Alamat halamannya.")

    def get_other_names(self, exam: Any) -> list[str]:
        return [name for part in exam.other_names.split(",") if (name := part.strip())]

    def get_category(self, exam: Any) -> CategorySerializer:
        answer: Any = {"slug": exam.category_slug, "name": exam.category_name}
        return answer  # type: ignore[no-any-return] # described by its serializer, sent as plain values

    def get_detail_url(self, exam: Any) -> str:
        return exam_type_url(exam.page_id)

    def get_html_url(self, exam: Any) -> str:
        return absolute(exam.url)


class PricePeriodSerializer(serializers.Serializer):
    """A price and its time."""

    price_idr = serializers.IntegerField(help_text="Tarif, rupiah bulat.")
    since = serializers.DateTimeField(help_text="Berlaku sejak.")
    until = serializers.DateTimeField(allow_null=True, help_text="Sampai; kosong bila masih berlaku.")


class ScheduledPriceSerializer(serializers.Serializer):
    """A price that will be valid."""

    price_idr = serializers.IntegerField(help_text="Tarif yang akan berlaku, rupiah bulat.")
    at = serializers.DateTimeField(help_text="Mulai berlaku.")


class ExamTypeDetailSerializer(ExamTypeSerializer):
    """An exam type with what a visitor prepares, and all of its prices."""

    summary = serializers.CharField(help_text="Apa yang diukur, dan untuk apa.")
    volume = serializers.CharField(help_text="Volume bahan.")
    container = serializers.CharField(help_text="Wadah.")
    storage = serializers.CharField(help_text="Penyimpanan kiriman.")
    preparation = serializers.CharField(help_text="Persiapan; satu baris satu petunjuk.")
    method = serializers.CharField(help_text="Metode.")
    legal_basis = serializers.CharField(help_text="Dasar tarif.")
    price_history = PricePeriodSerializer(many=True, help_text="Semua tarif, yang terbaru dahulu.")
    scheduled_price = ScheduledPriceSerializer(allow_null=True, help_text="Tarif yang sudah dijadwalkan, bila ada.")


class ExamTypeListSerializer(serializers.Serializer):
    """One page of the list."""

    count = serializers.IntegerField(help_text="Banyaknya yang cocok, di semua halaman.")
    next = serializers.URLField(allow_null=True, help_text="Halaman berikutnya.")
    previous = serializers.URLField(allow_null=True, help_text="Halaman sebelumnya.")
    results = ExamTypeSerializer(many=True, help_text="Isi halaman ini.")
