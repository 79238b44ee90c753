"""The staff's screens of a register, in the Wagtail admin: list (modeladmin), detail, forms of the steps.

Thin doors: what may be done is asked of flow and rules, what is done is done by actions.
"""
