"""Checks of one value, shared by forms, commands and the model."""

import re
from datetime import date

from django.core.exceptions import ValidationError

NIP_LENGTH = 18
USERNAME_LENGTH = 150

# Civil servants carry the month of their appointment; employees on a contract (PPPK) a number from 21 upward.
_MONTHS = range(1, 13)
_FIRST_CONTRACT_NUMBER = 21
_SEXES = {"1", "2"}
_YOUNGEST_AT_APPOINTMENT = 15

_USERNAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")

MESSAGES = {
    "nip_length": "NIP harus 18 angka. Anda mengisi %(count)d angka.",
    "nip_characters": "NIP hanya berisi angka, tanpa huruf atau tanda baca.",
    "nip_birth": "8 angka pertama NIP harus tanggal lahir (tahun, bulan, tanggal), misalnya 19900517.",
    "nip_appointment": (
        "Angka ke-9 sampai ke-14 NIP harus tahun pengangkatan dan bulan 01-12, atau 21 ke atas untuk PPPK."
    ),
    "nip_sex": "Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan).",
    "nip_sequence": "3 angka terakhir NIP adalah nomor urut, mulai dari 001.",
    "username_characters": (
        "Nama pengguna hanya berisi huruf, angka, titik, garis bawah, atau tanda hubung, tanpa @ dan tanpa spasi."
    ),
    "username_is_nip": "Nama pengguna 18 angka hanya boleh berupa NIP pengguna itu sendiri.",
}


def _refuse(code: str, **params: object) -> ValidationError:
    return ValidationError(MESSAGES[code], code=code, params=params)


def normalise_nip(typed: str) -> str:
    """What people type (spaces, dots, dashes between the groups) as bare characters; nothing is checked."""
    return re.sub(r"[\s.\-]", "", typed)


def looks_like_nip(value: str) -> bool:
    """18 ASCII digits."""
    return len(value) == NIP_LENGTH and value.isascii() and value.isdigit()


def check_nip(value: str) -> None:
    """A civil servant's number: birth date YYYYMMDD, appointment YYYYMM (PPPK: YYYY and 21 upward), sex, sequence.

    Source: Peraturan Kepala BKN 22/2007, and for PPPK the layout that BKN has used since 2019. Raises ValidationError
    with a code of MESSAGES. Birth and appointment must also be possible together.
    """
    if not (value.isascii() and value.isdigit()):
        raise _refuse("nip_characters")
    if len(value) != NIP_LENGTH:
        raise _refuse("nip_length", count=len(value))
    try:
        born = date(int(value[:4]), int(value[4:6]), int(value[6:8]))
    except ValueError:
        raise _refuse("nip_birth") from None
    if born.year < 1900:
        raise _refuse("nip_birth")
    year, number = int(value[8:12]), int(value[12:14])
    if year < born.year + _YOUNGEST_AT_APPOINTMENT or not (number in _MONTHS or number >= _FIRST_CONTRACT_NUMBER):
        raise _refuse("nip_appointment")
    if value[14] not in _SEXES:
        raise _refuse("nip_sex")
    if value[15:] == "000":
        raise _refuse("nip_sequence")


def check_username(value: str) -> None:
    """ASCII letters, digits and . _ - ; so it is never an e-mail address. Raises ValidationError."""
    if not _USERNAME.fullmatch(value):
        raise _refuse("username_characters")


def check_username_against_nip(username: str, nip: str | None) -> None:
    """18 digits are read as a NIP at login, so they may only be one's own. Raises ValidationError."""
    if looks_like_nip(username) and username != nip:
        raise _refuse("username_is_nip")
