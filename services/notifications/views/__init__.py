"""Doors: the address from which the gateway fetches a document, and the screens of staff."""
