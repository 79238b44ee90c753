"""docs/flows.md says what the flows say, and a stale one is found."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from services.registrations import flow_tables
from services.registrations.kinds import KINDS


def test_each_step_of_each_service_has_its_row() -> None:
    rows = [line for line in flow_tables.page().splitlines() if line.startswith("| *")]
    assert [row.split("`")[1] for row in rows] == [step.name for kind in KINDS.values() for step in kind.flow]


def test_a_row_says_all_of_its_step() -> None:
    assert (
        "| *Batalkan pendaftaran* (`cancel`) | *Diajukan*, *Perlu Perbaikan*, *Terverifikasi* | *Dibatalkan* "
        "| staff (`registrations.handle_laboratory`), applicant | reason | *Pendaftaran dibatalkan* | *Buka kembali* |"
    ) in flow_tables.page().splitlines()


def test_what_was_printed_passes_and_anything_else_is_stale(tmp_path: Path) -> None:
    file = tmp_path / "flows.md"
    with pytest.raises(CommandError, match="stale"):
        call_command("print_flows", file, check=True)
    call_command("print_flows", file)
    call_command("print_flows", file, check=True)
    file.write_text(file.read_text(encoding="utf-8").replace("Diajukan", "Masuk"), encoding="utf-8")
    with pytest.raises(CommandError, match="stale"):
        call_command("print_flows", file, check=True)
    assert "Masuk" in file.read_text(encoding="utf-8")
