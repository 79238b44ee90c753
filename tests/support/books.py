"""A database read from outside, with plain SQL and none of our code."""

import sqlite3
from dataclasses import dataclass

import psycopg


@dataclass(frozen=True)
class Books:
    """`url` is a DATABASE_URL of either kind."""

    url: str

    def rows(self, sql: str) -> list[tuple[str, ...]]:
        """What a query answers, every value as text."""
        if self.url.startswith("sqlite"):
            with sqlite3.connect(self.url.removeprefix("sqlite:///")) as connection:
                return [tuple(map(str, row)) for row in connection.execute(sql)]
        with psycopg.connect(self.url) as connection:
            return [tuple(map(str, row)) for row in connection.execute(sql).fetchall()]

    def tables(self) -> list[str]:
        if self.url.startswith("sqlite"):
            sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        else:
            sql = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        return sorted(name for (name,) in self.rows(sql))

    def counts(self) -> dict[str, int]:
        return {table: int(self.rows(f'SELECT COUNT(*) FROM "{table}"')[0][0]) for table in self.tables()}  # noqa: S608
