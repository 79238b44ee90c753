"""What a whole form is told when no field is at fault."""

from typing import Final

UNREADABLE: Final = (
    "Kiriman tadi terlalu besar, jadi isiannya tidak terbaca. Pilih satu PDF paling besar 2 MB atau satu foto paling "
    "besar 10 MB, lalu isi lagi."
)
TOO_MANY: Final = (
    "Terlalu banyak kiriman dari jaringan ini. Isian Anda masih ada. "
    "Kirim lagi setelah pukul {time}, atau telepon kami."
)
TOO_MANY_WITHOUT_PROOF: Final = (
    "Sudah ada beberapa pendaftaran tanpa JavaScript dari jaringan ini dalam satu jam. Isian Anda masih ada. "
    "Kirim lagi setelah pukul {time}, aktifkan JavaScript, atau telepon kami."
)
FROM_ELSEWHERE: Final = (
    "Kiriman ini datang lewat situs lain. Isian Anda masih ada. Periksa, lalu kirim dari halaman ini."
)
BUSY: Final = (
    "Sistem sedang sibuk dan pendaftaran belum terkirim. Isian Anda masih ada. Kirim sekali lagi sebentar lagi; "
    "surat yang baru dipilih mungkin perlu dipilih lagi."
)
