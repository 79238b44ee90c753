"""The portal's main job, walked in Chromium by an editor, a visitor and two officers against the running portal."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, expect

from tests.support.pdfs import pdf
from tests.support.running import PASSWORD, RunningPortal

NAME: Final = "Ratri Kusumawardhani"
NIK: Final = "3371016103870004"
BIRTH_DATE: Final = "21/03/1987"
PHONE: Final = "0857 1122 3344"
EMAIL: Final = "ratri.kusuma@contoh.example"
EXAM: Final = "/pemeriksaan/kimia-darah/kolesterol/"


@dataclass
class Walk:
    """What happened on the way, for the tests to look at."""

    portal: RunningPortal
    number: str = ""
    result: bytes = b""
    downloaded: bytes = b""
    pages: dict[str, str] = field(default_factory=dict)


class Walker:
    """Opens a fresh browser context for each person."""

    def __init__(self, browser: Browser, portal: RunningPortal, folder: Path) -> None:
        self.browser, self.portal, self.folder = browser, portal, folder
        self.walk = Walk(portal)

    def page(self, **options: Any) -> Page:
        context = self.browser.new_context(
            base_url=self.portal.url, locale="id-ID", timezone_id="Asia/Jakarta", **options
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    def staff(self, username: str, start: str) -> Page:
        page = self.page(viewport={"width": 1366, "height": 900})
        page.goto(f"/login/?next={start}")
        page.get_by_label("NIP, surel, atau nama pengguna").fill(username)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(f"**{start}")
        return page

    def publish_price(self, editor: Page, price: int) -> None:
        editor.goto("/admin/jenis-pemeriksaan/?q=Kolesterol")
        editor.get_by_role("link", name="Kolesterol", exact=True).click()
        editor.get_by_label("Tarif (rupiah)").fill(str(price))
        editor.locator("footer .w-dropdown__toggle").click()
        editor.locator("button[name=action-publish]").click()
        expect(editor.locator(".messages .success")).to_be_visible()

    def register(self, visitor: Page) -> None:
        visitor.goto("/pemeriksaan/?q=kolesterol")
        expect(visitor.locator(".row .num").first).to_have_text("Rp35.000")
        visitor.goto("/")
        visitor.get_by_role("link", name="Registrasi Pemeriksaan Lab").first.click()
        letter = self.folder / "rujukan.pdf"
        letter.write_bytes(pdf("Surat rujukan", f"NIK {NIK}", NAME))
        visitor.get_by_label("Nama Lengkap").fill(NAME)
        visitor.get_by_label("Nomor Identitas (NIK)").fill(NIK)
        visitor.get_by_label("Tanggal Lahir").fill(BIRTH_DATE)
        visitor.get_by_label("Nomor WhatsApp Aktif").fill(PHONE)
        visitor.get_by_label("Email").fill(EMAIL)
        visitor.locator("input[name=visit_day]").first.check()
        visitor.get_by_label("Surat Rujukan").set_input_files(letter)
        visitor.get_by_label("Kolesterol").check()
        expect(visitor.locator("[data-total]")).to_contain_text("Rp35.000")
        visitor.get_by_label("Saya setuju").check()
        visitor.locator(".actions").get_by_role("button", name="Kirim pendaftaran").click()
        expect(visitor.get_by_role("heading", name="Pendaftaran diterima")).to_be_visible()
        self.walk.number = visitor.locator(".regno").inner_text().strip()

    def examine(self, officer: Page) -> None:
        officer.get_by_role("link", name=self.walk.number).click()
        for button, status in (
            ("Verifikasi", "Terverifikasi"),
            ("Terima sampel", "Sampel Diterima"),
            ("Mulai pemeriksaan", "Diperiksa"),
        ):
            officer.get_by_role("button", name=button, exact=True).click()
            expect(officer.locator(".reg-journey__now")).to_contain_text(f"{status} (sekarang)")
        self.walk.result = pdf("Hasil pemeriksaan", f"No. {self.walk.number}", f"NIK {NIK}", "Kolesterol 180 mg/dL")
        file = self.folder / "hasil.pdf"
        file.write_bytes(self.walk.result)
        officer.get_by_role("link", name="Unggah hasil").click()
        officer.get_by_label("Hasil pemeriksaan (PDF)").set_input_files(file)
        officer.get_by_role("button", name="Unggah hasil").click()
        expect(officer.get_by_text("Hasil yang Anda unggah menunggu rilis oleh petugas lain.")).to_be_visible()

    def release(self, officer: Page) -> None:
        officer.get_by_role("link", name=self.walk.number).click()
        officer.get_by_role("link", name="Rilis hasil").click()
        officer.get_by_label("Saya sudah mencocokkan isi PDF dengan data pasien ini.").check()
        officer.get_by_role("button", name="Rilis hasil").click()
        expect(officer.locator(".reg-journey__now")).to_contain_text("Selesai (sekarang)")

    def track(self, visitor: Page) -> None:
        visitor.goto("/lacak/")
        visitor.get_by_label("Nomor pendaftaran").fill(self.walk.number.lower().replace("-", ""))
        visitor.get_by_role("button", name="Lanjut").click()
        visitor.get_by_label("Tanggal lahir pasien").fill("21 Maret 1987")
        visitor.get_by_role("button", name="Lihat pendaftaran").click()
        expect(visitor.get_by_role("heading", name="Hasil pemeriksaan siap")).to_be_visible()
        with visitor.expect_download() as download:
            visitor.get_by_role("link", name="Hasil pemeriksaan (PDF)").click()
        self.walk.downloaded = Path(download.value.path()).read_bytes()
        self.walk.pages["tracking"] = visitor.content()


def walk_whole_way(browser: Browser, portal: RunningPortal, folder: Path) -> Walk:
    """Price up, registration, examination, release, result fetched, price up again."""
    walker = Walker(browser, portal, folder)
    editor = walker.staff("editor", "/admin/")
    walker.publish_price(editor, 35_000)
    visitor = walker.page(viewport={"width": 360, "height": 740})
    walker.register(visitor)
    walker.examine(walker.staff("labadmin", "/admin/laboratorium/"))
    walker.release(walker.staff("labadmin2", "/admin/laboratorium/"))
    walker.publish_price(editor, 40_000)
    walker.track(visitor)
    for context in browser.contexts:
        context.close()
    return walker.walk
