"""Pictures of the pages: in which sizes and formats (`uses`), made by whom (`making`), shown how (`showing`).

Formats and sizes are made by the worker. A reader's request shows what is there, and makes a few of the plain ones at
most (docs/decisions/0020-pictures.md).
"""
