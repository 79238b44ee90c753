"""Keys that everybody knows who reads the code. development.py uses them; production refuses them by name."""

from typing import Final

SECRET_KEY: Final = "development-only-secret-key-known-to-everybody-who-reads-the-code"  # noqa: S105
FIELD_ENCRYPTION_KEY: Final = "ZGV2ZWxvcG1lbnQtb25seS1rZXktb2YtMzItYnl0ZXM="
BLIND_INDEX_KEY: Final = "development-only-blind-index-key"
