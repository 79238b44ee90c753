"""Groups as services.accounts.roles says. Repeatable; what the matrix no longer lists is taken away."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from services.accounts.enums import Role
from services.accounts.models import User
from services.accounts.roles import COLLECTION_PERMISSIONS, PAGE_PERMISSIONS, PERMISSIONS

WORKFLOW = "Persetujuan moderator"

# What Wagtail's first migration makes; ours take their place, with whoever and whatever hangs on them.
_WAGTAIL_GROUPS = {"Editors": Role.EDITOR, "Moderators": Role.MODERATOR}
_WAGTAIL_WORKFLOW = "Moderators approval"


class UnknownPermissions(Exception):
    """The matrix names rights that the database doesn't know. str() lists them."""

    def __init__(self, labels: Iterable[str]) -> None:
        self.labels = sorted(labels)
        super().__init__(", ".join(self.labels))


def _permissions_by_label() -> dict[str, Permission]:
    return {
        f"{one.content_type.app_label}.{one.codename}": one for one in Permission.objects.select_related("content_type")
    }


def _page_labels(role: Role) -> list[str]:
    return [f"wagtailcore.{codename}" for codename in PAGE_PERMISSIONS.get(role, ())]


def labels_of(role: Role) -> set[str]:
    """Every right that the matrix gives to a role, on pages and collections too."""
    return {*PERMISSIONS[role], *_page_labels(role), *COLLECTION_PERMISSIONS.get(role, ())}


def _adopt_wagtail_groups() -> None:
    for old, role in _WAGTAIL_GROUPS.items():
        group = Group.objects.filter(name=old).first()
        if group is None:
            continue
        ours = Group.objects.filter(name=role.group_name).first()
        if ours is None:
            group.name = role.group_name
            group.save(update_fields=["name"])
        else:
            ours.user_set.add(*group.user_set.all())
            group.delete()


def _sync_pages(group: Group, permissions: list[Permission], root: Page) -> None:
    GroupPagePermission.objects.filter(group=group).exclude(page=root, permission__in=permissions).delete()
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _sync_collections(group: Group, permissions: list[Permission], root: Collection) -> None:
    wanted = GroupCollectionPermission.objects.filter(group=group)
    wanted.exclude(collection=root, permission__in=permissions).delete()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _sync_workflow(moderators: Group, root: Page) -> None:
    """One workflow on the whole tree, with one task: a moderator approves."""
    workflow = Workflow.objects.filter(name__in=[WORKFLOW, _WAGTAIL_WORKFLOW]).order_by("pk").first() or Workflow()
    workflow.name, workflow.active = WORKFLOW, True
    workflow.save()
    task = GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow).first()
    task = task or GroupApprovalTask.objects.filter(name__in=[WORKFLOW, _WAGTAIL_WORKFLOW]).first()
    task = task or GroupApprovalTask()
    task.name, task.active = WORKFLOW, True
    task.save()
    task.groups.set([moderators])
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})


@transaction.atomic
def sync_roles() -> list[str]:
    """Make every group and right of the matrix; the names of the groups, in order.

    Raises UnknownPermissions, and changes nothing, when a label isn't in the database.
    """
    known = _permissions_by_label()
    unknown = {label for role in Role for label in labels_of(role)} - known.keys()
    if unknown:
        raise UnknownPermissions(unknown)
    _adopt_wagtail_groups()
    page_root = Page.objects.get(depth=1)
    collection_root = Collection.get_first_root_node()
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role.group_name)
        group.permissions.set([known[label] for label in PERMISSIONS[role]])
        _sync_pages(group, [known[label] for label in _page_labels(role)], page_root)
        _sync_collections(group, [known[label] for label in COLLECTION_PERMISSIONS.get(role, ())], collection_root)
    _sync_workflow(Group.objects.get(name=Role.MODERATOR.group_name), page_root)
    superadmins = Group.objects.get(name=Role.SUPERADMIN.group_name)
    superadmins.user_set.add(*User.objects.filter(is_superuser=True))
    return [role.group_name for role in Role]
