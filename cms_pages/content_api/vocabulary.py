"""The parameters of /api/v2/, with what /api/docs/ says of them."""

from typing import Final

from cms_pages.catalogue.enums import SampleType, ServiceType
from cms_pages.catalogue.validators import MAX_PRICE_IDR
from cms_pages.content_api import selection
from cms_pages.content_api.parameters import Choice, Flag, Names, Parameter, Text, Whole

MOST_ITEMS: Final = 100
USUAL_ITEMS: Final = 20
# Beyond it a database counts rows for nobody.
FARTHEST: Final = 100_000
MOST_ID: Final = 2**53 - 1

_ORDERS: Final = ("id", "title", "slug", "first_published_at", "last_published_at", "date", "price_idr")
FIELDS: Final = Names(
    name="fields",
    text="Bidang yang diminta, dipisahkan koma: `*` semuanya, `_` tidak satu pun, `-nama` dihilangkan. "
    "`id` dan `meta.type` selalu ada.",
    choices=selection.choices,
)
DRAFT: Final = Flag(
    name="draft",
    text="Termasuk halaman yang belum terbit, dan isi versi terbaru. Perlu token: `Authorization: Bearer …`.",
)
LIMIT: Final = Whole(name="limit", text="Banyaknya butir, bawaan 20.", least=1, most=MOST_ITEMS, example=20)
OFFSET: Final = Whole(name="offset", text="Banyaknya butir yang dilewati.", most=FARTHEST, example=0)
HTML_PATH: Final = Text(name="html_path", text="Alamat halaman yang dicari.", example="/pemeriksaan/", longest=1000)
PAGE_ID: Final = Whole(name="id", text="Nomor yang dicari.", most=MOST_ID)

FILE_DRAFT: Final = Flag(
    name="draft",
    text="Termasuk berkas yang belum ditampilkan halaman mana pun. Perlu token: `Authorization: Bearer …`.",
)

LIST: Final[tuple[Parameter, ...]] = (LIMIT, OFFSET)
FILE: Final[tuple[Parameter, ...]] = (FILE_DRAFT,)
FILE_LIST: Final[tuple[Parameter, ...]] = (*LIST, FILE_DRAFT)

PAGE_LIST: Final[tuple[Parameter, ...]] = (
    Names(
        name="type",
        text="Jenis halaman, dipisahkan koma. Bila hanya satu, `fields` dapat meminta bidang milik jenis itu.",
        choices=lambda: tuple(selection.page_types()),
    ),
    *LIST,
    Choice(
        name="order",
        text="Urutan; dengan `-` dari belakang. Tanpa ini menurut `id`, atau menurut kecocokan bila ada `search`.",
        choices=(*_ORDERS, *(f"-{name}" for name in _ORDERS)),
    ),
    FIELDS,
    Text(name="search", text="Kata-kata yang dicari.", example="kolesterol"),
    Choice(name="search_operator", text="Semua kata (`and`) atau salah satu (`or`).", choices=("and", "or")),
    Whole(name="child_of", text="Hanya halaman tepat di bawah halaman bernomor ini.", most=MOST_ID),
    Whole(name="descendant_of", text="Hanya halaman di bawah halaman bernomor ini, sedalam apa pun.", most=MOST_ID),
    Whole(name="ancestor_of", text="Hanya halaman di atas halaman bernomor ini.", most=MOST_ID),
    Text(name="slug", text="Bagian terakhir alamat halaman.", example="pemeriksaan"),
    Text(name="title", text="Judul, persis.", longest=255),
    Flag(name="show_in_menus", text="Ditandai untuk menu."),
    Text(
        name="category",
        text="Alamat singkat kategori pemeriksaan, atau jenis publikasi.",
        example="kimia-darah",
    ),
    Whole(name="year", text="Tahun publikasi, berita, atau laporan kegiatan.", least=1945, most=2200, example=2026),
    Whole(name="price_min", text="Jenis pemeriksaan dengan tarif paling sedikit ini, rupiah.", most=MAX_PRICE_IDR),
    Whole(name="price_max", text="Jenis pemeriksaan dengan tarif paling banyak ini, rupiah.", most=MAX_PRICE_IDR),
    Choice(name="sample_type", text="Jenis sampel.", choices=tuple(SampleType.values)),
    Choice(
        name="service_type",
        text="Cara layanan; yang melayani keduanya ikut ditemukan lewat `walk_in` dan `shipment`.",
        choices=tuple(ServiceType.values),
    ),
    DRAFT,
)
PAGE_DETAIL: Final[tuple[Parameter, ...]] = (FIELDS, DRAFT)
PAGE_FIND: Final[tuple[Parameter, ...]] = (HTML_PATH, PAGE_ID, FIELDS, DRAFT)
