"""What a registration needs around it, made by the product's own actions."""

import secrets
from datetime import date
from typing import Any

from django.contrib.auth.models import Permission

from cms_pages.base import fixed_pages
from cms_pages.catalogue.actions import save_category, save_exam_type
from cms_pages.catalogue.models import CataloguePage, ExamTypePage
from services.accounts.models import User
from services.common import clock
from services.common.enums import Service
from services.registrations.actions import submit
from services.registrations.actions.submission import Person, Submission
from services.registrations.enums import IdentityType
from services.registrations.models import Registration
from services.schedule.queries import calendar

NIK = "3308011705900001"
BORN = date(1990, 5, 17)


def exam(name: str = "Kolesterol", price_idr: int = 30_000, **fields: Any) -> ExamTypePage:
    """A live exam type in the catalogue, for humans who come themselves unless `fields` say otherwise."""
    fixed_pages.create_missing()
    category, _ = save_category(catalogue=CataloguePage.objects.get(), name=fields.pop("category", "Kimia Darah"))
    values = {
        "code": f"T-{name[:20]}",
        "price_idr": price_idr,
        "sample_type": "human",
        "service_type": "both",
        "working_days": 2,
        **fields,
    }
    page, _ = save_exam_type(category=category, name=name, values=values)
    return page


def person(**fields: Any) -> Person:
    """Siti, born on the day that her NIK says."""
    return Person(
        **{
            "full_name": "Siti Rahmawati",
            "birth_date": BORN,
            "identity_type": IdentityType.NIK,
            "identity_number": NIK,
            "phone": "+6281234567890",
            "email": "siti@example.test",
            **fields,
        }
    )


def open_day() -> date:
    """The next day on which the laboratory is open."""
    return calendar(Service.LABORATORY).next_open_days(clock.today(), 1)[0]


def submission(*exams: ExamTypePage, **fields: Any) -> Submission:
    """Siti chooses `exams` at their present prices for the next open day."""
    return Submission(
        **{
            "form_token": secrets.token_urlsafe(16),
            "person": fields.pop("person", None) or person(),
            "visit_date": open_day(),
            "shown_prices": {each.pk: each.price_idr for each in exams},
            "consent_version": "2026-11",
            **fields,
        }
    )


def registration(**fields: Any) -> Registration:
    """A submitted registration for one exam type, Kolesterol."""
    return submit(submission(exam(), **fields))


def officer(username: str, *permissions: str) -> User:
    """An employee with these rights, such as ``registrations.handle_laboratory``."""
    user = User.objects.create_user(username, full_name=username.title())
    for label in permissions:
        app, codename = label.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


LABORATORY = (
    "registrations.view_laboratory",
    "registrations.handle_laboratory",
    "registrations.release_result",
    "registrations.reveal_person",
)
