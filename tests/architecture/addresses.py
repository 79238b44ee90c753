"""Every address of the portal and who may go there, for test_permission_matrix."""

from typing import Final

from services.accounts.enums import Role
from tests.services.api.addresses import API_NOTHING_THERE, API_READ

Who = frozenset[Role | None]

STRANGER: Final = None
NOBODY: Final[Who] = frozenset()
STAFF: Final[Who] = frozenset(Role)
EVERYBODY: Final[Who] = STAFF | {STRANGER}
ONLY_STRANGERS: Final[Who] = frozenset({STRANGER})
BOSS: Final[Who] = frozenset({Role.SUPERADMIN})
LABORATORY: Final[Who] = BOSS | {Role.LABADMIN}
PERSONNEL: Final[Who] = BOSS | {Role.HR}
CONTENT: Final[Who] = BOSS | {Role.EDITOR, Role.MODERATOR}
MODERATORS: Final[Who] = BOSS | {Role.MODERATOR}

# Address, who may read it (GET), who may send to it (POST). NOBODY: the method doesn't exist, or it is 404 for all.
# {…} are things that exist: see `things`. `number` is a registration's that this visitor has not proved.
MATRIX: Final = (
    # The public's. What a number or a file asks of a visitor besides is for their own tests.
    ("/", EVERYBODY, EVERYBODY),
    ("/pemeriksaan/", EVERYBODY, EVERYBODY),
    ("/registrasi-laboratorium/", EVERYBODY, EVERYBODY),
    ("/registrasi-laboratorium/selesai/salah/", NOBODY, NOBODY),
    ("/lacak/", EVERYBODY, NOBODY),
    ("/lacak/lupa-nomor/", EVERYBODY, EVERYBODY),
    ("/lacak/keluar/", NOBODY, EVERYBODY),
    ("/lacak/{number}/", EVERYBODY, EVERYBODY),
    ("/lacak/{number}/perbaiki/", NOBODY, NOBODY),
    ("/lacak/{number}/batalkan/", NOBODY, NOBODY),
    ("/berkas/{unknown}/", NOBODY, NOBODY),
    ("/berkas/kirim/salah/", NOBODY, NOBODY),
    ("/media/gambar.png", EVERYBODY, NOBODY),
    ("/healthz/", EVERYBODY, NOBODY),
    ("/readyz/", EVERYBODY, NOBODY),
    ("/robots.txt", EVERYBODY, NOBODY),
    ("/sitemap.xml", EVERYBODY, NOBODY),
    ("/cari/", EVERYBODY, NOBODY),
    ("/cari/saran/", EVERYBODY, NOBODY),
    ("/berbagi/salah.jpg", EVERYBODY, NOBODY),
    ("/berita/rss/", EVERYBODY, NOBODY),
    ("/publikasi/rss/", EVERYBODY, NOBODY),
    ("/laporan-kegiatan/rss/", EVERYBODY, NOBODY),
    # The APIs: for reading, by anybody.
    *((address, EVERYBODY, NOBODY) for address in API_READ),
    *((address, NOBODY, NOBODY) for address in API_NOTHING_THERE),
    ("/admin/token-draf/", MODERATORS, MODERATORS),
    ("/admin/token-draf/{draft_token}/cabut/", NOBODY, MODERATORS),
    # In and out, and Wagtail's doors that lead to ours.
    ("/login/", ONLY_STRANGERS, ONLY_STRANGERS),
    ("/login/kode/", NOBODY, NOBODY),
    ("/logout/", STAFF, NOBODY),
    ("/admin/login/", NOBODY, NOBODY),
    ("/admin/logout/", STAFF, NOBODY),
    ("/admin/password_reset/", NOBODY, NOBODY),
    ("/_util/login/", NOBODY, NOBODY),
    # One's own account.
    ("/akun/kata-sandi/", STAFF, STAFF),
    ("/akun/kata-sandi/buat/", STAFF, STAFF),  # those of this test have no password yet
    ("/akun/konfirmasi/", NOBODY, NOBODY),  # nor one to confirm
    ("/akun/konfirmasi/kode/", NOBODY, NOBODY),
    ("/akun/tidak-aktif/", EVERYBODY, NOBODY),
    ("/akun/lupa-kata-sandi/", EVERYBODY, EVERYBODY),
    ("/akun/lupa-kata-sandi/terkirim/", EVERYBODY, NOBODY),
    ("/akun/lupa-kata-sandi/selesai/", EVERYBODY, NOBODY),
    ("/akun/lupa-kata-sandi/1-salah/", EVERYBODY, EVERYBODY),
    ("/akun/verifikasi-dua-langkah/", STAFF, NOBODY),
    ("/akun/verifikasi-dua-langkah/aktifkan/", STAFF, STAFF),
    ("/akun/verifikasi-dua-langkah/matikan/", NOBODY, NOBODY),
    ("/akun/verifikasi-dua-langkah/kode-pemulihan/", NOBODY, NOBODY),
    ("/akun/verifikasi-dua-langkah/kode-pemulihan/baru/", STAFF, STAFF),
    ("/akun/verifikasi-dua-langkah/kode-pemulihan/unduh/", NOBODY, NOBODY),
    ("/admin/account/", STAFF, STAFF),
    # Accounts.
    ("/admin/users/", PERSONNEL, NOBODY),
    ("/admin/users/results/", PERSONNEL, NOBODY),
    ("/admin/users/new/", PERSONNEL, PERSONNEL),
    ("/admin/users/edit/{employee}/", PERSONNEL, PERSONNEL),
    ("/admin/users/edit/{boss}/", BOSS, BOSS),
    ("/admin/users/delete/{employee}/", NOBODY, NOBODY),
    ("/admin/users/history/{employee}/", PERSONNEL, NOBODY),
    ("/admin/users/history-results/{employee}/", PERSONNEL, NOBODY),
    ("/admin/users/usage/{employee}/", PERSONNEL, NOBODY),
    ("/admin/users/unlock/{employee}/", BOSS, BOSS),
    ("/admin/users/second-factor/{employee}/", BOSS, BOSS),
    # The trail, the messages, the gateway.
    ("/admin/jejak-audit/", BOSS, NOBODY),
    ("/admin/pesan/", LABORATORY, NOBODY),
    ("/admin/pesan/{message}/", LABORATORY, LABORATORY),
    ("/admin/pesan/{message}/kirim-ulang/", NOBODY, LABORATORY),
    ("/admin/pesan/{message}/sudah-ditelepon/", NOBODY, LABORATORY),
    ("/admin/pesan/{message}/selesai/", NOBODY, LABORATORY),
    ("/admin/gerbang-whatsapp/", BOSS, BOSS),
    ("/admin/gerbang-whatsapp/uji/", NOBODY, BOSS),
    ("/admin/pelacakan/{registration}/buka-kunci/", NOBODY, LABORATORY),
    # Opening hours and closures.
    ("/admin/jadwal/jam-buka/", LABORATORY, NOBODY),
    ("/admin/jadwal/jam-buka/results/", LABORATORY, NOBODY),
    ("/admin/jadwal/jam-buka/new/", LABORATORY, LABORATORY),
    ("/admin/jadwal/jam-buka/edit/{hours}/", LABORATORY, LABORATORY),
    ("/admin/jadwal/jam-buka/history/{hours}/", LABORATORY, NOBODY),
    ("/admin/jadwal/jam-buka/history-results/{hours}/", LABORATORY, NOBODY),
    ("/admin/jadwal/jam-buka/usage/{hours}/", LABORATORY, NOBODY),
    ("/admin/jadwal/jam-buka/delete/{hours}/", LABORATORY, LABORATORY),
    ("/admin/jadwal/hari-tutup/", LABORATORY, NOBODY),
    ("/admin/jadwal/hari-tutup/results/", LABORATORY, NOBODY),
    ("/admin/jadwal/hari-tutup/new/", LABORATORY, LABORATORY),
    ("/admin/jadwal/hari-tutup/edit/{closure}/", LABORATORY, LABORATORY),
    ("/admin/jadwal/hari-tutup/history/{closure}/", LABORATORY, NOBODY),
    ("/admin/jadwal/hari-tutup/history-results/{closure}/", LABORATORY, NOBODY),
    ("/admin/jadwal/hari-tutup/usage/{closure}/", LABORATORY, NOBODY),
    ("/admin/jadwal/hari-tutup/delete/{closure}/", LABORATORY, LABORATORY),
    # Prices by spreadsheet.
    ("/admin/tarif-spreadsheet/", CONTENT, CONTENT),
    ("/admin/tarif-spreadsheet/unduh/", CONTENT, NOBODY),
    ("/admin/tarif-spreadsheet/{price_list}/", CONTENT, NOBODY),
    ("/admin/tarif-spreadsheet/{price_list}/terapkan/", NOBODY, CONTENT),
    ("/admin/tarif-spreadsheet/{price_list}/batalkan/", NOBODY, CONTENT),
    # The editors' reports and links to drafts. Whoever may edit the page may do the rest.
    ("/konsep/salah/", NOBODY, NOBODY),
    ("/admin/redaksi/halaman-lama/", CONTENT, NOBODY),
    ("/admin/redaksi/halaman-lama/results/", CONTENT, NOBODY),
    ("/admin/redaksi/jadwal/", CONTENT, NOBODY),
    ("/admin/redaksi/jadwal/results/", CONTENT, NOBODY),
    ("/admin/redaksi/tautan-rusak/", CONTENT, NOBODY),
    ("/admin/redaksi/tautan-rusak/results/", CONTENT, NOBODY),
    ("/admin/redaksi/{home}/masih-benar/", CONTENT, CONTENT),
    ("/admin/redaksi/{home}/tautan-konsep/", CONTENT, CONTENT),
    ("/admin/redaksi/{home}/tautan-konsep/{draft_link}/cabut/", NOBODY, CONTENT),
    # Exam types; the pages themselves are Wagtail's.
    ("/admin/jenis-pemeriksaan/", CONTENT, NOBODY),
    ("/admin/jenis-pemeriksaan/results/", CONTENT, NOBODY),
    ("/admin/jenis-pemeriksaan/choose_parent/", STAFF, STAFF),  # offers only parents below which one may add
    ("/admin/tarif/riwayat/", CONTENT, NOBODY),
    ("/admin/tarif/riwayat/results/", CONTENT, NOBODY),
    ("/admin/tarif/terjadwal/", CONTENT, NOBODY),
    ("/admin/tarif/terjadwal/results/", CONTENT, NOBODY),
    # Nameless ones of Wagtail: a page that fails on purpose, one that looks like a 404, and everything else.
    ("/admin/failwhale/", NOBODY, NOBODY),
    ("/admin/test404/", STAFF, NOBODY),
    ("/admin/tidak-ada/", NOBODY, NOBODY),
)

# Wagtail's namespaces, each with one door (GET) and who gets in. '' are those without a namespace.
WAGTAIL: Final = {
    "": ("/admin/", STAFF),
    "wagtailadmin_api:pages": ("/admin/api/main/pages/", STAFF),
    "wagtailadmin_api:documents": ("/admin/api/main/documents/", STAFF),
    "wagtailadmin_api:images": ("/admin/api/main/images/", STAFF),
    "wagtailadmin_pages": ("/admin/pages/{home}/edit/", CONTENT),
    "wagtailadmin_collections": ("/admin/collections/", BOSS),
    "wagtailadmin_workflows": ("/admin/workflows/list/", BOSS),
    "wagtailadmin_reports": ("/admin/reports/aging-pages/", CONTENT),
    "wagtailadmin_editing_sessions": ("/admin/editing-sessions/ping/wagtailcore/page/1/1/", NOBODY),
    "wagtailsettings": ("/admin/settings/base/sitesettings/{site}/", CONTENT),
    "wagtailredirects": ("/admin/redirects/", MODERATORS),
    "wagtailsearchpromotions": ("/admin/searchpicks/", CONTENT),
    "wagtailembeds": ("/admin/embeds/chooser/", STAFF),
    "wagtailsnippets": ("/admin/snippets/", NOBODY),  # each kind has a list of its own
    "wagtailsnippets_information_faqentry": ("/admin/faq/", CONTENT),
    "wagtailsnippets_information_shortcut": ("/admin/jalan-pintas/", CONTENT),
    "wagtailsnippets_information_publicinformation": ("/admin/informasi-publik/", CONTENT),
    "wagtailsnippetchoosers_information_faqentry": ("/admin/snippets/choose/information/faqentry/", STAFF),
    "wagtailsnippetchoosers_information_shortcut": ("/admin/snippets/choose/information/shortcut/", STAFF),
    "wagtailsnippetchoosers_information_publicinformation": (
        "/admin/snippets/choose/information/publicinformation/",
        STAFF,
    ),
    "wagtaildocs": ("/admin/documents/", CONTENT),
    "wagtailimages": ("/admin/images/", CONTENT),
    "wagtaildocs_chooser": ("/admin/documents/chooser/", STAFF),
    "wagtailimages_chooser": ("/admin/images/chooser/", STAFF),
    "wagtailsites": ("/admin/sites/", BOSS),
    "wagtailusers_groups": ("/admin/groups/", NOBODY),
    "wagtail_modeladmin": ("/admin/modeladmin/jsi18n/", STAFF),
}
# Named like Wagtail's, but ours (services.accounts.views.staff).
OURS_ALL_THE_SAME: Final = frozenset({"wagtailusers_users"})
