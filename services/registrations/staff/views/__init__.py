"""The doors of a register besides its list."""
