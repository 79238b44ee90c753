"""The guard of the price history: see cms_pages.base.append_only."""

from typing import Final

from cms_pages.base.append_only import AppendOnly

PRICE_HISTORY: Final = AppendOnly(
    table="catalogue_pricechange", prefix="price_history", refusal="the price history is append-only"
)
