"""The first texts of the information pages, as StreamField values. Editors take over from here."""

from typing import Any, Final

Body = list[dict[str, Any]]


def _heading(text: str) -> dict[str, Any]:
    return {"type": "heading", "value": text}


def _text(html: str) -> dict[str, Any]:
    return {"type": "text", "value": html}


PRIVACY_VERSION: Final = "2026-11"
PRIVACY_INTRO: Final = (
    "Kami meminta data sesedikit mungkin, memakainya hanya untuk layanan yang Anda minta, dan menjaganya tetap "
    "rahasia. Halaman ini menjelaskan caranya."
)
PRIVACY: Final[Body] = [
    {
        "type": "note",
        "value": {
            "tone": "info",
            "text": "<p><b>Singkatnya:</b> data Anda dipakai untuk pemeriksaan, dibaca hanya oleh petugas yang "
            "membutuhkannya, disimpan terenkripsi, dan tidak pernah dijual atau dipakai untuk iklan.</p>",
        },
    },
    _heading("Siapa yang bertanggung jawab"),
    _text(
        "<p>Pengendali data adalah Balai Laboratorium Kesehatan Masyarakat Magelang, unit pelaksana teknis "
        "Kementerian Kesehatan Republik Indonesia. Kami memproses data menurut Undang-Undang Nomor 27 Tahun 2022 "
        "tentang Pelindungan Data Pribadi dan aturan tentang rekam medis dan laboratorium kesehatan.</p>"
    ),
    _heading("Data yang kami minta"),
    _text(
        "<ul><li><b>Identitas:</b> nama, tanggal lahir, dan NIK atau nomor paspor, agar hasil tidak tertukar dengan "
        "orang lain.</li>"
        "<li><b>Kontak:</b> nomor WhatsApp dan, bila Anda mau, alamat e-mail, untuk mengirim nomor pendaftaran dan "
        "kabar hasil.</li>"
        "<li><b>Kesehatan:</b> pemeriksaan yang Anda pilih, surat rujukan, dan hasilnya.</li>"
        "<li><b>Wali:</b> nama dan hubungan orang yang mendaftarkan, bila pasien berusia di bawah 18 tahun atau "
        "didaftarkan orang lain.</li>"
        "<li><b>Teknis:</b> alamat IP dan waktu akses, untuk keamanan. Kami tidak memakai pelacak pihak ketiga.</li>"
        "</ul>"
    ),
    _heading("Untuk apa data dipakai"),
    _text(
        "<ul><li>memeriksa pendaftaran, mengambil dan memeriksa sampel, lalu menerbitkan hasil;</li>"
        "<li>mengabari Anda tentang tahap pendaftaran dan hasil;</li>"
        "<li>memenuhi kewajiban hukum, termasuk pelaporan penyakit yang wajib dilaporkan;</li>"
        "<li>menyusun statistik layanan tanpa nama.</li></ul>"
        "<p>Dasarnya adalah persetujuan Anda saat mendaftar dan tugas kami sebagai laboratorium pemerintah. Pesan "
        "WhatsApp dan e-mail tidak pernah memuat nama pemeriksaan, NIK, atau nilai hasil.</p>"
    ),
    _heading("Siapa yang dapat membacanya"),
    _text(
        "<p>Hanya petugas yang tugasnya memerlukan data itu. NIK, nomor telepon, dan tanggal lahir disamarkan di layar "
        "petugas; membukanya harus disertai alasan dan tercatat. Setiap pengunduhan hasil juga tercatat.</p>"
        "<p>Nomor telepon Anda diteruskan ke layanan pengirim pesan hanya untuk mengirim pesan itu. Selain kepada "
        "instansi yang berwenang menurut undang-undang, data tidak diberikan kepada pihak lain tanpa persetujuan "
        "Anda.</p>"
    ),
    _heading("Berapa lama disimpan"),
    _text(
        "<ul><li>isian yang belum dikirim: 14 hari;</li>"
        "<li>pendaftaran yang ditolak atau dibatalkan: 1 tahun;</li>"
        "<li>isi pesan: 90 hari;</li>"
        "<li>hasil pemeriksaan: 25 tahun, sesuai masa simpan rekam medis.</li></ul>"
        "<p>Sesudah itu data dihapus atau dibuat tanpa nama. Data yang sedang diperlukan untuk proses hukum disimpan "
        "sampai proses itu selesai.</p>"
    ),
    _heading("Cara kami menjaganya"),
    _text(
        "<p>NIK, nomor paspor, nomor telepon, tanggal lahir, dan alamat disimpan terenkripsi. Berkas seperti surat "
        "rujukan dan hasil juga terenkripsi dan tidak dapat dibuka lewat alamat umum. Hasil hanya dapat diunduh dengan "
        "nomor pendaftaran dan bukti kedua. Percobaan menebak akan terkunci.</p>"
    ),
    _heading("Hak Anda"),
    _text(
        "<p>Anda berhak melihat dan memperbaiki data Anda, menarik persetujuan, meminta data dihapus sepanjang tidak "
        "wajib kami simpan, meminta salinan, dan mengajukan keberatan. Sampaikan lewat kontak di bagian bawah halaman "
        "ini dengan menyebut nomor pendaftaran; kami menanggapi paling lambat dalam 3 × 24 jam. Menarik persetujuan "
        "tidak membatalkan pemrosesan yang sudah terjadi.</p>"
        "<p>Bila data Anda bocor, kami memberi tahu Anda dan lembaga yang berwenang paling lambat dalam 3 × 24 jam.</p>"
    ),
    _heading("Kuki"),
    _text(
        "<p>Halaman umum tidak menyimpan kuki. Formulir dan pelacakan memakai satu kuki sementara yang menjaga isian "
        "Anda tetap ada dan melindungi kiriman Anda; kuki itu tidak dipakai untuk mengenali Anda di tempat lain.</p>"
    ),
    _heading("Perubahan"),
    _text(
        "<p>Setiap perubahan teks ini mendapat versi baru. Yang berlaku bagi Anda adalah versi yang Anda setujui saat "
        "mendaftar; versi itu tercatat bersama pendaftaran Anda.</p>"
    ),
]

ACCESSIBILITY_INTRO: Final = (
    "Portal ini dibuat agar dapat dipakai semua orang: dengan ponsel lama, pembaca layar, papan ketik, atau tanpa "
    "JavaScript."
)
ACCESSIBILITY: Final[Body] = [
    _heading("Yang kami tuju"),
    _text(
        "<p>Kami mengikuti pedoman WCAG 2.2 tingkat AA. Setiap perubahan diperiksa secara otomatis dan dicoba pada "
        "layar ponsel dan komputer, dalam tampilan terang dan gelap.</p>"
        "<ul><li>Semua isian punya label, petunjuk, dan pesan kesalahan yang dibacakan pembaca layar.</li>"
        "<li>Semua tombol dapat dicapai dengan papan ketik, dan letaknya selalu terlihat.</li>"
        "<li>Warna tidak pernah menjadi satu-satunya tanda.</li>"
        "<li>Teks dapat diperbesar sampai 400% tanpa ada yang hilang.</li>"
        "<li>Semua halaman bekerja tanpa JavaScript.</li>"
        "</ul>"
    ),
    _heading("Yang belum sempurna"),
    _text(
        "<p>Berkas PDF lama dan surat hasil pindaian mungkin belum dapat dibaca pembaca layar. Mintalah bentuk lain "
        "kepada kami; petugas akan membacakan atau menyediakannya.</p>"
    ),
    _heading("Menemui hambatan?"),
    _text(
        "<p>Ceritakan kepada kami lewat telepon, WhatsApp, atau e-mail di bagian bawah halaman ini: halaman mana, "
        "apa yang ingin Anda lakukan, dan alat bantu yang Anda pakai. Pendaftaran juga dapat dilakukan di loket "
        "atau lewat telepon dengan bantuan petugas.</p>"
    ),
]

INFORMATION_INTRO: Final = "Siapa kami, apa yang dapat Anda minta, dan bagaimana caranya."
INFORMATION: Final[Body] = [
    _heading("Tentang kami"),
    _text(
        "<p>Balai Laboratorium Kesehatan Masyarakat Magelang adalah laboratorium kesehatan masyarakat milik "
        "Kementerian Kesehatan. Kami memeriksa sampel manusia, air, makanan, dan lingkungan untuk perorangan, "
        "fasilitas kesehatan, dan pemerintah daerah.</p>"
    ),
    _heading("Hak Anda atas informasi"),
    _text(
        "<p>Menurut Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik, setiap orang berhak "
        "meminta informasi publik. Permintaan dapat disampaikan langsung di kantor kami atau lewat PPID Kementerian "
        "Kesehatan. Kami menjawab paling lambat dalam 10 hari kerja, dan dapat memperpanjangnya 7 hari kerja dengan "
        "alasan tertulis.</p>"
    ),
    {
        "type": "links",
        "value": [
            {"title": "Pemeriksaan dan tarif", "address": "exams", "text": "Tarif resmi setiap jenis pemeriksaan."},
            {"title": "PPID Kementerian Kesehatan", "url": "https://ppid.kemkes.go.id/"},
            {
                "title": "Perlindungan Data Pribadi",
                "address": "privacy",
                "text": "Data apa yang kami simpan, dan untuk apa.",
            },
            {
                "title": "Aksesibilitas",
                "address": "accessibility",
                "text": "Cara portal ini dapat dipakai semua orang.",
            },
        ],
    },
]

FAQ_INTRO: Final = "Jawaban atas pertanyaan yang sering kami terima. Ketik satu kata untuk menyaringnya."

STANDARDS_INTRO: Final = (
    "Apa yang boleh Anda harapkan dari setiap layanan kami: syarat, cara, waktu, biaya, dan jaminannya, menurut "
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik."
)

# The wording that Permenpan RB 15/2014 sets for every unit.
MAKLUMAT: Final = (
    "<p>Dengan ini, kami menyatakan sanggup menyelenggarakan pelayanan sesuai standar pelayanan yang telah ditetapkan "
    "dan apabila tidak menepati janji ini, kami siap menerima sanksi sesuai peraturan perundang-undangan yang "
    "berlaku.</p>"
)
