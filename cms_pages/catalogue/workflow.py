"""What happens when the last task of a workflow is approved.

Wagtail imports this module while it builds its own models: nothing here may import models before it is called.
"""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """WAGTAIL_FINISH_WORKFLOW_ACTION: Wagtail's own, with the approver made known to the price history."""
    from wagtail.workflows import publish_workflow_state

    from cms_pages.catalogue.enums import PublishedBy
    from cms_pages.catalogue.publication import publishing

    with publishing(PublishedBy.WORKFLOW, publisher=user):
        publish_workflow_state(workflow_state, user=user)
