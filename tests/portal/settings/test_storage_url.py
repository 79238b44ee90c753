"""MEDIA_STORAGE_URL becomes two storages that show no address of the bucket."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import Storage, storages
from django.core.files.storage.handler import StorageHandler

from portal.settings.storage_url import s3_storages

URL = "s3://AKIA:se%2Fcret@minio.example.test:9000/labkesmas/portal?region=ap-southeast-3&tls=off"


def _storage(name: str) -> Storage:
    return StorageHandler(s3_storages(URL))[name]  # type: ignore[arg-type] # settings, not storages: as Django does


def test_every_part_of_the_address_is_used() -> None:
    assert s3_storages(URL)["private"] == {
        "BACKEND": "portal.storages.PrivateS3Storage",
        "OPTIONS": {
            "access_key": "AKIA",
            "secret_key": "se/cret",
            "bucket_name": "labkesmas",
            "region_name": "ap-southeast-3",
            "signature_version": "s3v4",
            "addressing_style": "path",
            "default_acl": None,
            "file_overwrite": False,
            "endpoint_url": "http://minio.example.test:9000",
            "location": "portal/private",
        },
    }


def test_public_files_are_addressed_through_the_portal() -> None:
    assert _storage("default").url("images/foto 1.png") == "/media/images/foto%201.png"


def test_private_files_have_no_address() -> None:
    with pytest.raises(ValueError, match="a private file has no address"):
        _storage("private").url("results/1.pdf")


@pytest.mark.parametrize(
    "url",
    [
        "https://host/bucket",
        "s3://host/bucket",
        "s3://KEY:SECRET@host",
        "s3://KEY:SECRET@host:port/b",
        "s3://K:S@h/b?x=1",
    ],
)
def test_a_wrong_address_is_refused_without_showing_it(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        s3_storages(url)
    assert "geheim" not in str(caught.value)


def test_without_the_variable_files_are_local() -> None:
    assert [type(storages[name]).__name__ for name in ("default", "private")] == ["FileSystemStorage"] * 2
