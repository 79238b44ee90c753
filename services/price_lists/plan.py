"""What a spreadsheet would change, row by row, and what is wrong with it. Reads the catalogue, writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cms_pages.catalogue.enums import Obstacle
from cms_pages.catalogue.models import ExamTypePage
from services.files.spreadsheets import Row
from services.price_lists.catalogue import Catalogue, version_of
from services.price_lists.cells import BadCell, Value, plain, read
from services.price_lists.columns import (
    BY_HEADING,
    CATEGORY,
    CODE,
    COLUMNS,
    KNOWN_PRICE,
    KNOWN_VERSION,
    NAME,
    PRICE,
    Column,
    normal,
)
from services.price_lists.enums import Caution, Problem

# So many times more or less, and somebody probably slipped by a zero.
JUMP: Final = 10
MARKS: Final = "example_figures"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about a row (None: the whole file) and a column ('': the whole row)."""

    code: str
    row: int | None = None
    column: str = ""
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row changes: `old` and `new` by the exam type's field, only those that differ."""

    row: int
    page_id: int
    code: str
    name: str
    old: dict[str, Any]
    new: dict[str, Any]


@dataclass(slots=True)
class Plan:
    """All of a file. It may be applied when it has changes and no problems."""

    rows: int = 0
    changes: list[RowChange] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    cautions: list[Remark] = field(default_factory=list)


def make(rows: Sequence[Row], catalogue: Catalogue) -> Plan:
    """The plan of the rows of a file, the first of which are the headings."""
    plan = Plan()
    if not rows:
        plan.problems.append(Remark(Problem.NO_ROWS))
        return plan
    places = _headings(rows[0], plan)
    if plan.problems:
        return plan
    plan.rows = len(rows) - 1
    if not plan.rows:
        plan.problems.append(Remark(Problem.NO_ROWS))
    touched: dict[int, ExamTypePage] = {}
    seen: dict[int, int] = {}
    for row in rows[1:]:
        reader = _RowReader(row, places, catalogue, plan)
        exam = reader.exam()
        if exam is None:
            continue
        if exam.pk in seen:
            reader.problem(Problem.CODE_TWICE, CODE, first=seen[exam.pk], typed=reader.code or exam.title)
            continue
        seen[exam.pk] = row.number
        change = reader.change(exam)
        if change is not None:
            plan.changes.append(change)
            touched[exam.pk] = exam
    _find_obstacles(plan, catalogue, touched)
    return plan


def _headings(head: Row, plan: Plan) -> dict[Column, int]:
    """Where each of our columns stands. What is missing or there twice is a problem, what we don't know is ignored."""
    places: dict[Column, int] = {}
    for place, cell in enumerate(head.cells):
        heading = plain(cell)
        column = BY_HEADING.get(normal(heading))
        if column is None:
            if heading:
                plan.cautions.append(Remark(Caution.COLUMN_IGNORED, head.number, heading[:60]))
        elif column in places:
            plan.problems.append(Remark(Problem.COLUMN_TWICE, head.number, column.heading))
        else:
            places[column] = place
    missing = [column for column in COLUMNS if column.required and column not in places]
    plan.problems += [Remark(Problem.COLUMN_MISSING, head.number, column.heading) for column in missing]
    return places


def _find_obstacles(plan: Plan, catalogue: Catalogue, touched: Mapping[int, ExamTypePage]) -> None:
    """What editors have under way must not be overwritten: a row that changes such an exam type is a problem."""
    in_the_way = catalogue.obstacles_of(touched.values())
    for change in plan.changes:
        obstacle = in_the_way.get(change.page_id)
        if obstacle is not None:
            facts = {"name": change.name, "obstacle": str(obstacle)}
            plan.problems.append(Remark(Problem.IN_THE_WAY, change.row, "", facts))
    plan.problems.sort(key=lambda remark: remark.row or 0)


class _RowReader:
    """One row against the exam type that it names. `values` holds the cells that could be read."""

    def __init__(self, row: Row, places: Mapping[Column, int], catalogue: Catalogue, plan: Plan) -> None:
        self.row, self.catalogue, self.plan = row, catalogue, plan
        self.sound = True
        self.values: dict[Column, Value | None] = {}
        for column, place in places.items():
            cell = row.cells[place] if place < len(row.cells) else None
            try:
                self.values[column] = read(column, cell)
            except BadCell as bad:
                self.problem(bad.problem, column, **bad.facts)

    def problem(self, code: Problem, column: Column, **facts: str | int) -> None:
        self.sound = False
        self.plan.problems.append(Remark(code, self.row.number, column.heading, facts))

    def caution(self, code: Caution, column: Column, **facts: str | int) -> None:
        self.plan.cautions.append(Remark(code, self.row.number, column.heading, facts))

    @property
    def code(self) -> str:
        return str(self.values.get(CODE) or "")

    def exam(self) -> ExamTypePage | None:
        """The exam type of this row: by its code, or by category and name if it has none. None is a problem, told."""
        if CODE not in self.values:
            return None
        name = str(self.values.get(NAME) or "")
        nameless = self.catalogue.without_code.get((str(self.values.get(CATEGORY) or ""), name))
        if not self.code:
            if nameless is None:
                self.problem(Problem.CODE_MISSING, CODE, name=name[:60])
            return nameless
        exam = self.catalogue.by_code.get(self.code) or nameless
        if exam is None and self.code in self.catalogue.hidden_codes:
            self.problem(Problem.IN_THE_WAY, CODE, name=self.code, obstacle=Obstacle.NOT_LIVE.value)
        elif exam is None:
            self.problem(Problem.CODE_UNKNOWN, CODE, typed=self.code)
        return exam

    def change(self, exam: ExamTypePage) -> RowChange | None:
        """What the row changes; None if nothing, or if something of it is wrong, which is told."""
        self.check_category(exam)
        self.check_known_price(exam)
        new = {
            column.field: value
            for column, value in self.values.items()
            if column.field and not _same(getattr(exam, column.field), value)
        }
        if new:
            self.check_known_version(exam)
        if not self.sound or not new:
            return None
        old = {name: getattr(exam, name) for name in new}
        if PRICE.field in new:
            self.look_at_price(int(old[PRICE.field]), int(new[PRICE.field] or 0))
        if NAME.field in new:
            self.caution(Caution.NAME_CHANGED, NAME, name=exam.title)
        marks = [mark for mark in exam.example_figures if mark not in new]
        if marks != exam.example_figures:
            # As in the editor: a figure that the laboratory writes is no example any more.
            old |= {MARKS: list(exam.example_figures)}
            return RowChange(self.row.number, exam.pk, exam.code or self.code, exam.title, old, new | {MARKS: marks})
        return RowChange(self.row.number, exam.pk, exam.code or self.code, exam.title, old, dict(new))

    def check_category(self, exam: ExamTypePage) -> None:
        typed, of_exam = str(self.values.get(CATEGORY) or ""), self.catalogue.category_of[exam.pk]
        if CATEGORY not in self.values or normal(typed) == normal(of_exam):
            return
        known = {normal(name) for name in self.catalogue.categories}
        problem = Problem.CATEGORY_OTHER if normal(typed) in known else Problem.CATEGORY_UNKNOWN
        self.problem(problem, CATEGORY, typed=typed[:60], category=of_exam)

    def check_known_price(self, exam: ExamTypePage) -> None:
        """Somebody changed the price after this file was downloaded: the row would take that back in silence."""
        known, wanted = self.values.get(KNOWN_PRICE), self.values.get(PRICE)
        if known is not None and wanted is not None and exam.price_idr not in {known, wanted}:
            self.problem(Problem.PRICE_MOVED, PRICE, known=int(known), now=exam.price_idr)

    def check_known_version(self, exam: ExamTypePage) -> None:
        """Somebody published something else of it meanwhile: the row would take that back in silence.

        A version of another exam type says that this row got the wrong code.
        """
        known = self.values.get(KNOWN_VERSION)
        if not self.sound or known is None or known == version_of(exam):
            return
        downloaded = self.catalogue.by_version.get(int(known))
        if downloaded is not None:
            self.problem(Problem.CODE_OTHER, CODE, typed=self.code, name=downloaded.title, right=downloaded.code)
        else:
            self.problem(Problem.VERSION_MOVED, KNOWN_VERSION, name=exam.title)

    def look_at_price(self, old: int, new: int) -> None:
        if new == 0:
            self.caution(Caution.PRICE_ZERO, PRICE)
        elif old and (new >= old * JUMP or new * JUMP <= old):
            self.caution(Caution.PRICE_JUMP, PRICE, old=old, new=new)


def _same(old: Any, new: Any) -> bool:
    """Texts are compared as the file can hold them: in one line."""
    return " ".join(old.split()) == new if isinstance(old, str) and isinstance(new, str) else bool(old == new)
