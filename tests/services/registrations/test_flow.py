"""The laboratory's table of steps, as a table."""

import pytest

from services.registrations.enums import CLOSED, Status
from services.registrations.flow import Flow, Need, Party, Step
from services.registrations.kinds.laboratory import LABORATORY

FLOW = LABORATORY.flow


def test_the_main_road_is_that_of_the_laboratory() -> None:
    leads = [step for step in FLOW if step.leads and Party.STAFF in step.by]
    road = [Status.SUBMITTED]
    for step in leads:
        assert road[-1] in step.sources
        road.append(step.target)
    assert tuple(road) == FLOW.road


def test_every_step_of_an_officer_has_a_way_back() -> None:
    assert [step.name for step in FLOW if not step.undone_by] == []


def test_a_way_back_starts_where_the_step_ended() -> None:
    astray = [step.name for step in FLOW if not FLOW[step.undone_by].starts_at(step.target)]
    assert astray == []


def test_refusing_and_going_back_need_a_reason() -> None:
    with_reason = {step.name for step in FLOW if Need.REASON in step.needs}
    assert with_reason == {
        "request_correction",
        "unverify",
        "unreceive_specimen",
        "unexamine",
        "discard_result",
        "discard_correction",
        "withdraw_result",
        "reject",
        "cancel",
        "reopen",
    }


def test_every_status_but_the_closed_ones_leads_on() -> None:
    stuck = {status for status in Status if not any(step.leads for step in FLOW.offered_at(status, Party.STAFF))}
    assert stuck == CLOSED | {Status.NEEDS_CORRECTION}


def test_the_applicant_may_resubmit_and_cancel_before_the_specimen() -> None:
    offers = {status: [step.name for step in FLOW.offered_at(status, Party.APPLICANT)] for status in Status}
    assert {status: names for status, names in offers.items() if names} == {
        Status.SUBMITTED: ["cancel"],
        Status.NEEDS_CORRECTION: ["resubmit", "cancel"],
        Status.VERIFIED: ["cancel"],
    }


def test_a_step_undone_by_nothing_is_refused() -> None:
    step = Step(name="a", label="A", sources=frozenset({Status.SUBMITTED}), target=Status.VERIFIED, undone_by="b")
    with pytest.raises(ValueError, match="'b'"):
        Flow([step], road=(Status.SUBMITTED,))
