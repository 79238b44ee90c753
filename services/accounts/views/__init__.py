"""Doors: `login` for everybody with an account, `staff` for those who manage accounts in the Wagtail admin."""
