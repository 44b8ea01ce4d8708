"""Checks which comparisons `make bench` runs, under which titles and on which database."""

from bench.__main__ import comparisons, environments


def runs(monkeypatch, cases=0, other="", url=None):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if url:
        monkeypatch.setenv("DATABASE_URL", url)
    return [
        (title, one.module, one.words, env.get("DATABASE_URL"))
        for one in comparisons(cases, other)
        for title, env in environments(one)
    ]


LOCAL = "postgresql://postgres@127.0.0.1:5432/postgres"


def test_bench_without_arguments_runs_acts_gate_facts_and_pages(monkeypatch):
    assert runs(monkeypatch) == [
        ("All acts of a case", "bench.acts", (), None),
        ("Contact gate", "bench.gate", (), None),
        ("Facts of a case on SQLite", "bench.facts", (), None),
        ("Facts of a case on PostgreSQL", "bench.facts", (), LOCAL),
        ("Pages on SQLite", "bench.pages", (), None),
        ("Pages on PostgreSQL", "bench.pages", (), LOCAL),
    ]


def test_another_build_is_put_beside_on_both_databases(monkeypatch):
    there = "postgresql://bench@db.example/bench"

    assert runs(monkeypatch, cases=1000, other="../older", url=there)[2:] == [
        ("Facts of a case on SQLite", "bench.facts", (), None),
        ("Facts of a case on PostgreSQL", "bench.facts", (), there),
        ("Pages on SQLite", "bench.pages", ("1000",), None),
        ("Pages on PostgreSQL", "bench.pages", ("1000",), there),
        ("Another build on SQLite", "bench.other", ("../older",), None),
        ("Another build on PostgreSQL", "bench.other", ("../older",), there),
    ]
