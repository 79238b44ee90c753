"""A client that others wrote for Wagtail's content API, the npm package wagtail-js, reads every page of ours."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Page

from cms_pages.base.tree import HOME_DEPTH
from tests.cms_pages.content_api.content import make_content

HERE = Path(__file__).parent / "wagtail_js"
INSTALLED = HERE / "node_modules" / ".package-lock.json"


@pytest.fixture(scope="session")
def node() -> str:
    """Node with the package that package-lock.json pins beside it."""
    found, npm = shutil.which("node"), shutil.which("npm")
    if not found or not npm:
        pytest.skip("node and npm are missing: apt-get install npm")
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=HERE, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
    return found


def test_it_reads_everything(node: str, live_server: LiveServer, client: Client) -> None:
    content = make_content()
    done = subprocess.run(
        [node, "read_all.mjs", live_server.url], cwd=HERE, check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr[-2000:]
    read = json.loads(done.stdout)
    live = Page.objects.live().filter(depth__gte=HOME_DEPTH).values_list("pk", flat=True)
    assert read["pages"]["total"] == len(live)
    assert read["pages"]["found"] == {str(pk): client.get(f"/api/v2/pages/{pk}/").json() for pk in live}
    for kind, one in (("images", content.image), ("documents", content.document)):
        assert read[kind] == {"total": 1, "found": {str(one.pk): client.get(f"/api/v2/{kind}/{one.pk}/").json()}}
    assert read["bySlug"]["title"] == "Profil"
    assert read["missing"]["message"] == "Page not found"
    assert read["media"] == [f"{live_server.url}{content.image.file.url}"]
