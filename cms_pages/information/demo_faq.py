"""Questions and answers of the demo: what the portal really does; what the laboratory hasn't set is *contoh*.

Answers are the inside of one paragraph.
"""

from typing import Final

from cms_pages.information.enums import FaqCategory

FAQ: Final[tuple[tuple[FaqCategory, str, str], ...]] = (
    (
        FaqCategory.REGISTRATION,
        "Bagaimana cara mendaftar pemeriksaan laboratorium?",
        (
            'Buka <a href="/registrasi-laboratorium/">Registrasi Pemeriksaan Lab</a>, isi data diri, pilih hari '
            "kunjungan dan pemeriksaan, lalu unggah surat rujukan. Simpan nomor pendaftaran yang tampil."
        ),
    ),
    (
        FaqCategory.REGISTRATION,
        "Apakah saya harus membuat akun?",
        "Tidak. Nomor pendaftaran dan tanggal lahir Anda cukup untuk melacak dan mengambil hasil.",
    ),
    (
        FaqCategory.REGISTRATION,
        "Nomor pendaftaran saya hilang. Apa yang harus saya lakukan?",
        (
            'Isi <a href="/lacak/lupa-nomor/">Lupa nomor pendaftaran</a>. Nomor dikirim ke kontak yang Anda '
            "daftarkan, tidak pernah ditampilkan di layar."
        ),
    ),
    (
        FaqCategory.REGISTRATION,
        "Bolehkah saya mendaftarkan anak atau orang tua saya?",
        "Boleh. Isi nama Anda sebagai wali. Untuk pasien di bawah 18 tahun, wali wajib diisi.",
    ),
    (
        FaqCategory.SERVICE,
        "Apakah saya harus membawa surat rujukan?",
        "Ya, untuk pemeriksaan laboratorium. Bila belum punya, temui dokter klinik kami lebih dulu.",
    ),
    (
        FaqCategory.SERVICE,
        "Pemeriksaan apa yang memerlukan puasa?",
        (
            'Lihat bagian “Sebelum datang” di halaman tiap <a href="/pemeriksaan/">jenis pemeriksaan</a>. Bila '
            "pemeriksaan Anda memerlukan puasa, lamanya tertulis di sana."
        ),
    ),
    (
        FaqCategory.SERVICE,
        "Sampel apa saja yang dapat dikirim?",
        (
            "Sampel manusia dari fasilitas kesehatan, dan sampel air, makanan, serta bahan padat. Wadah, suhu, "
            "dan batas waktu tertulis di halaman jenis pemeriksaannya."
        ),
    ),
    (
        FaqCategory.SERVICE,
        "Jam berapa pengambilan darah?",
        "Setiap hari kerja sampai pukul 11.00 WIB (contoh). Hari libur nasional tutup.",
    ),
    (
        FaqCategory.RESULT,
        "Kapan hasil saya selesai?",
        (
            "Perkiraan selesai tampil saat mendaftar dan di halaman pelacakan, dihitung dalam hari kerja sejak "
            "sampel diterima."
        ),
    ),
    (
        FaqCategory.RESULT,
        "Bagaimana cara mengambil hasil?",
        (
            'Buka <a href="/lacak/">Lacak pendaftaran</a>, isi nomor dan tanggal lahir, lalu unduh berkasnya. '
            "Hasil cetak dapat diambil di loket dengan kartu identitas."
        ),
    ),
    (
        FaqCategory.RESULT,
        "Siapa yang dapat menjelaskan hasil saya?",
        ("Dokter yang merujuk Anda, atau dokter klinik kami lewat konsultasi. Petugas loket tidak membacakan hasil."),
    ),
    (
        FaqCategory.PAYMENT,
        "Berapa biaya pemeriksaan?",
        (
            'Tarif setiap pemeriksaan ada di <a href="/pemeriksaan/">Pemeriksaan dan tarif</a>. Centang beberapa '
            "untuk melihat jumlahnya."
        ),
    ),
    (
        FaqCategory.PAYMENT,
        "Bagaimana cara membayar?",
        (
            "Di loket saat datang, secara tunai, kartu debit, atau QRIS (contoh). Petugas tidak pernah meminta "
            "transfer ke rekening pribadi."
        ),
    ),
    (
        FaqCategory.PAYMENT,
        "Apakah BPJS Kesehatan berlaku?",
        (
            "Tanyakan dulu lewat telepon: pemeriksaan yang dijamin bergantung pada rujukan dan kerja sama yang "
            "berlaku (contoh)."
        ),
    ),
    (
        FaqCategory.TOUR,
        "Siapa yang dapat mengikuti Wisata Ilmiah?",
        (
            "Sekolah, perguruan tinggi, dan instansi, untuk kunjungan, magang, atau penelitian. Kirim surat "
            "permohonan dari instansi Anda."
        ),
    ),
    (
        FaqCategory.TOUR,
        "Berapa lama sebelum kunjungan kami harus mendaftar?",
        "Paling lambat 14 hari kerja sebelumnya (contoh), agar pemandu dan ruangan dapat disiapkan.",
    ),
    (
        FaqCategory.OTHER,
        "Bagaimana cara menyampaikan keluhan?",
        (
            "Lewat kontak di bagian bawah halaman ini, di loket, atau lewat <a "
            'href="https://www.lapor.go.id/">SP4N-LAPOR!</a>. Anda boleh tidak menyebut nama.'
        ),
    ),
    (
        FaqCategory.OTHER,
        "Bagaimana cara meminta informasi publik?",
        (
            'Lihat dulu daftar di <a href="/informasi-publik/">Informasi Publik</a>. Yang belum ada di sana dapat '
            "diminta di kantor kami atau lewat PPID Kementerian Kesehatan."
        ),
    ),
)
