from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "cms_pages.information"
    verbose_name = "Informasi"

    def ready(self) -> None:
        from cms_pages.base import fixed_pages
        from cms_pages.information import pages

        for slug, model, make in (
            ("informasi-publik", "InformationPage", pages.make_information),
            ("faq", "FaqPage", pages.make_faq),
            ("standar-pelayanan", "ServiceStandardIndexPage", pages.make_standards),
            ("maklumat-pelayanan", "MaklumatPage", pages.make_maklumat),
            ("perlindungan-data-pribadi", "PrivacyPage", pages.make_privacy),
            ("aksesibilitas", "StandardPage", pages.make_accessibility),
        ):
            fixed_pages.register(slug, model=f"information.{model}", make=make)
