"""A table with a caption and a header for each column: Wagtail's typed table, which also asks for them."""

from typing import Any, Final

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError

MOST_COLUMNS: Final = 10
MOST_ROWS: Final = 200
EMPTY_TEXT: Final = "Tabel memerlukan paling sedikit satu kolom dan satu baris."
CAPTION_TEXT: Final = "Isi keterangan tabel: kalimat pendek tentang isi tabel."
HEADING_TEXT: Final = "Isi judul setiap kolom."
SIZE_TEXT: Final = (
    f"Tabel paling banyak {MOST_COLUMNS} kolom dan {MOST_ROWS} baris. Unggah yang lebih besar sebagai berkas."
)


class CellsBlock(TypedTableBlock):
    """Rows and columns of texts and figures."""

    text = blocks.CharBlock(label="Teks", required=False, max_length=500)
    number = blocks.CharBlock(label="Angka (rata kanan)", required=False, max_length=60)

    def clean(self, value: Any) -> TypedTable:
        table = super().clean(value)
        problems = [
            text
            for text, is_wrong in (
                (EMPTY_TEXT, not table.columns or not table.row_data),
                (CAPTION_TEXT, not (table.caption or "").strip()),
                (HEADING_TEXT, any(not (column["heading"] or "").strip() for column in table.columns)),
                (SIZE_TEXT, len(table.columns) > MOST_COLUMNS or len(table.row_data) > MOST_ROWS),
            )
            if is_wrong
        ]
        if problems:
            raise TypedTableBlockValidationError(non_block_errors=problems)
        return table

    def get_api_representation(self, table: TypedTable, context: Any = None) -> dict[str, Any]:
        """``{"caption": "…", "columns": [{"heading": "…", "type": "text"}], "rows": [["…"]]}``"""
        return {
            "caption": table.caption,
            "columns": [{"heading": each["heading"], "type": each["block"].name} for each in table.columns],
            "rows": [list(row["values"]) for row in table.row_data],
        }


class TableBlock(blocks.StructBlock):
    """A table on a page. On a phone it scrolls by itself, the page stays."""

    table = CellsBlock(
        label="Tabel", help_text="Keterangan (caption) dan judul kolom wajib diisi: pembaca layar membacakannya."
    )
    row_headers = blocks.BooleanBlock(
        label="Kolom pertama menamai barisnya",
        required=False,
        default=True,
        help_text="Misalnya nama parameter di depan angka-angkanya.",
    )
    source = blocks.CharBlock(label="Sumber atau catatan", max_length=200, required=False)

    class Meta:
        label = "Tabel"
        icon = "table"
        template = "components/blocks/table.html"
