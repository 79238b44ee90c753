"""What a whole form is told when no field is at fault."""

from typing import Final

BODY_TOO_LARGE: Final = (
    "Berkas yang dikirim terlalu besar, jadi isian tidak terbaca. Pilih PDF paling besar 2 MB atau foto paling besar "
    "10 MB, lalu isi lagi."
)
TOO_MANY: Final = (
    "Terlalu banyak pendaftaran dari jaringan ini dalam satu jam. Isian Anda masih ada. Coba kirim lagi satu jam lagi, "
    "aktifkan JavaScript, atau telepon kami."
)
BUSY: Final = (
    "Sistem sedang sibuk dan pendaftaran belum terkirim. Isian Anda masih ada. Kirim sekali lagi sebentar lagi."
)
