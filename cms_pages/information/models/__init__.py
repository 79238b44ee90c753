from cms_pages.information.models.faq import FaqEntry, FaqPage
from cms_pages.information.models.pages import BodyPage, PrivacyPage, StandardPage
from cms_pages.information.models.public_information import InformationPage, PublicInformation
from cms_pages.information.models.shortcuts import Shortcut
from cms_pages.information.models.standards import MaklumatPage, ServiceStandardIndexPage, ServiceStandardPage

__all__ = [
    "BodyPage",
    "FaqEntry",
    "FaqPage",
    "InformationPage",
    "MaklumatPage",
    "PrivacyPage",
    "PublicInformation",
    "ServiceStandardIndexPage",
    "ServiceStandardPage",
    "Shortcut",
    "StandardPage",
]
