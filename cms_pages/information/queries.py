"""What other parts of the portal ask of the information pages."""

from typing import NamedTuple

from cms_pages.information.models import PrivacyPage


class ConsentTextMissing(LookupError):
    """No privacy page is published: nobody can be asked to consent. `manage.py create_pages` makes it."""


class Consent(NamedTuple):
    """The version of the text that a person agrees to now, and where it can be read."""

    version: str
    url: str


def current_consent() -> Consent:
    """The published text on personal data. One query. Raises ConsentTextMissing."""
    found = PrivacyPage.objects.live().values_list("consent_version", "slug").first()
    if found is None:
        raise ConsentTextMissing("The page 'Perlindungan Data Pribadi' is not published; run `manage.py create_pages`.")
    version, slug = found
    return Consent(version, f"/{slug}/")
