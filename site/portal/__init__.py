"""The wiring of the portal: settings, addresses, the WSGI door. No behaviour lives here."""
