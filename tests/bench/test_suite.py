"""How much `make bench` measures. That it runs from end to end is shown by `bench/run.py --quick`, in minutes."""

from bench.suite import FULL, QUICK, plan_for


def test_growth_is_measured_at_a_thousand_and_a_million() -> None:
    assert (FULL.sizes[0], FULL.sizes[-1]) == (1_000, 1_000_000)
    assert plan_for(FULL, rows=50_000, rounds=None).sizes == (1_000, 50_000)
    assert plan_for(FULL, rows=None, rounds=2).rounds == 2
    assert len(QUICK.sizes) == 2
