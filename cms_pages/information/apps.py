from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "cms_pages.information"
    verbose_name = "Informasi"

    def ready(self) -> None:
        from cms_pages.base import fixed_pages
        from cms_pages.information import pages

        standard = "information.StandardPage"
        fixed_pages.register("informasi-publik", model=standard, make=pages.make_information)
        fixed_pages.register("perlindungan-data-pribadi", model="information.PrivacyPage", make=pages.make_privacy)
        fixed_pages.register("aksesibilitas", model=standard, make=pages.make_accessibility)
