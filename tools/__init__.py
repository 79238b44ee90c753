"""What the Makefile runs and no portal needs while it is running."""
