"""The editors' screens: reports, links to drafts, the button that says a page is still right."""
