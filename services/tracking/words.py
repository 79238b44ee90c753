"""What the applicant reads at each status: a headline, what comes next, and a line under each stop still to come."""

from typing import Final

from services.registrations.enums import Status

HEADLINES: Final = {
    Status.SUBMITTED: "Pendaftaran sedang kami periksa",
    Status.NEEDS_CORRECTION: "Pendaftaran perlu Anda perbaiki",
    Status.VERIFIED: "Pendaftaran terverifikasi, silakan datang",
    Status.SPECIMEN_RECEIVED: "Sampel sudah kami terima",
    Status.EXAMINING: "Sampel sedang diperiksa",
    Status.VALIDATED: "Hasil sedang diperiksa ulang",
    Status.COMPLETED: "Hasil pemeriksaan siap",
    Status.REJECTED: "Pendaftaran tidak dapat kami terima",
    Status.CANCELLED: "Pendaftaran dibatalkan",
}

STOPS: Final = {
    Status.VERIFIED: "Petugas mencocokkan data dan dokumen Anda.",
    Status.SPECIMEN_RECEIVED: "Sampel diambil atau diterima pada hari kunjungan.",
    Status.EXAMINING: "Laboratorium memeriksa sampel.",
    Status.VALIDATED: "Penanggung jawab memeriksa ulang hasil.",
    Status.COMPLETED: "Hasil dapat diunduh di halaman ini.",
}

TOO_LATE: Final = "Pendaftaran ini tidak dapat dibatalkan lagi. Statusnya sekarang: {status}."
TOO_LATE_TO_CORRECT: Final = "Pendaftaran ini tidak menunggu perbaikan lagi. Statusnya sekarang: {status}."
SENT_AGAIN: Final = "Perbaikan Anda sudah kami terima. Petugas memeriksanya lagi."
BUSY: Final = "Sistem sedang sibuk dan perbaikan belum terkirim. Isian Anda masih ada. Kirim sekali lagi sebentar lagi."

PROOF_RAN_OUT: Final = (
    "Demi keamanan, bukti berlaku setengah jam. Jawab sekali lagi. Isian Anda tadi belum terkirim, tetapi tidak hilang."
)
STILL_HERE: Final = "Isian Anda masih ada dan belum terkirim. Periksa sebentar, lalu kirim."
FORM_TOO_OLD: Final = (
    "Formulir ini sudah terlalu lama terbuka, jadi belum kami terima. Isian Anda masih ada: kirim sekali lagi. "
    "Jika terjadi lagi, izinkan cookie untuk situs ini."
)
BUSY_PROOF: Final = "Sistem sedang sibuk. Isian Anda masih ada dan belum terkirim. Jawab sekali lagi sebentar lagi."
LOCKED: Final = (
    "Terlalu banyak percobaan. Coba lagi {until}; biarkan halaman ini terbuka agar isian Anda tidak hilang. "
    "Atau buka tautan di pesan kami di tab lain, jawab di sana, lalu tekan tombol di bawah."
)
