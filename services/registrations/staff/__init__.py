"""The staff's screens of a register, in the Wagtail admin: the list (modeladmin), the detail, and the forms of its steps.

Thin doors: what may be done is asked of flow and rules, what is done is done by actions.
"""
