"""What people read when something about an account can't be done."""

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "last_superadmin": (
        "Ini satu-satunya Administrator Utama yang aktif. Berikan peran itu kepada orang lain lebih dahulu."
    ),
    "not_allowed": "Anda tidak berhak mengubah akun ini.",
    "own_roles": "Anda tidak dapat mengubah peran Anda sendiri. Minta Administrator Utama lain.",
    "superadmin_only": "Hanya Administrator Utama yang dapat memberi atau mencabut peran Administrator Utama.",
    "deactivate_self": "Anda tidak dapat menonaktifkan akun Anda sendiri.",
    "no_contact": "Isi kata sandi awal, atau isi surel supaya pengguna dapat membuat kata sandinya sendiri.",
}


class AccountRefusal(Exception):
    """What was asked breaks a rule of ours. `code` is a key of TEXTS; str() is the sentence for people."""

    def __init__(self, code: str) -> None:
        super().__init__(TEXTS[code])
        self.code = code


# In the place of allauth's own words (allauth.account.adapter, allauth.mfa.adapter).
WRONG_LOGIN: Final = "Nama dan kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."

ALLAUTH_TEXTS: Final[dict[str, str]] = {
    "account_inactive": WRONG_LOGIN,
    "username_password_mismatch": WRONG_LOGIN,
    "email_password_mismatch": WRONG_LOGIN,
    "invalid_login": WRONG_LOGIN,
    "enter_current_password": "Kata sandi saat ini salah. Ketik lagi.",
    "incorrect_code": "Kode salah atau sudah lewat waktu. Ketik kode yang tampil sekarang.",
    "incorrect_password": "Kata sandi salah. Ketik lagi.",
    "invalid_password_reset": "Tautan ini sudah tidak berlaku. Minta tautan baru.",
    "too_many_login_attempts": "Terlalu banyak percobaan. Coba lagi 5 menit lagi.",
    "rate_limited": "Terlalu banyak percobaan. Coba lagi beberapa menit lagi.",
}

SECOND_FACTOR_TEXTS: Final[dict[str, str]] = {
    "cannot_delete_authenticator": "Verifikasi dua langkah tidak dapat dimatikan.",
    "cannot_generate_recovery_codes": "Aktifkan verifikasi dua langkah lebih dahulu.",
    "incorrect_code": "Kode salah atau sudah lewat waktu. Ketik kode yang tampil sekarang.",
}
