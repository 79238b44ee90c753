"""Tabs of several registrations can be told apart by their titles."""

import re
from html import unescape

import pytest
from django.test import Client

from services.registrations.models import Registration


def title(client: Client, address: str) -> str:
    found = re.findall(r"(?s)<title>(.*?)</title>", client.get(address).content.decode())
    assert len(found) == 1
    return " ".join(unescape(found[0]).split())


@pytest.mark.parametrize(
    ("screen", "words"),
    [("", "Pemeriksaan Lab"), ("langkah/reject/", "Tolak"), ("data-pribadi/", "Data pribadi")],
)
def test_a_screen_about_a_registration_begins_with_its_number(
    first: Client, siti: Registration, screen: str, words: str
) -> None:
    assert title(first, f"/admin/laboratorium/{siti.pk}/{screen}") == f"{siti.number}: {words} - Portal Labkesmas"


def test_the_list_goes_by_its_name(first: Client) -> None:
    assert title(first, "/admin/laboratorium/") == "Laboratorium - Portal Labkesmas"
