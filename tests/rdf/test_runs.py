"""Runs and stretches: however lines are spread and cut, what comes out is all of them, sorted, each once."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.rdf import runs
from kg.rdf.lines import subject_of
from kg.rdf.names import STATEMENT, term

SURE = term("kg:confidence").value
SUBJECTS = st.sampled_from(["x:a", "x:ab", "x:支付宝", "x:z", f"{STATEMENT}00", f"{STATEMENT}01"])
RESTS = st.one_of(
    st.builds("<x:p> <x:{}> .".format, st.integers(0, 30)),
    st.builds(f'<{SURE}> "{{}}"^^<http://www.w3.org/2001/XMLSchema#decimal> .'.format, st.sampled_from(["0.5", "0.75", "1.0"])),
)  # fmt: skip
LINES = st.lists(st.builds(lambda subject, rest: f"{subject}\t{rest}".encode(), SUBJECTS, RESTS), max_size=40)


def expected(lines):
    """Give what is to come out, by looking at all of it."""
    best = {}
    for line in lines:
        if SURE.encode() in line and line.startswith(STATEMENT.encode()):
            best[subject_of(line)] = max(best.get(subject_of(line), b""), line)
    return sorted({line for line in lines if SURE.encode() not in line or best.get(subject_of(line), line) == line})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4), st.integers(1, 6), st.integers(1, 7))
def test_stretches_of_runs_are_all_lines_in_order(tmp_path, monkeypatch, parts, count, every):
    monkeypatch.setattr(runs, "EVERY", every)
    paths = [tmp_path / f"run{number}" for number in range(len(parts))]
    subjects = [one for path, part in zip(paths, parts, strict=True) for one in runs.write_run(part, path)]
    cut = runs.cuts(subjects, count)
    assert cut[0][0] == b""
    assert cut[-1][1] == b""
    assert [end for _, end in cut[:-1]] == [start for start, _ in cut[1:]], "no gap, nothing twice"
    found = [line for start, end in cut for line in runs.merged(paths, start, end)]
    assert found == expected([line for part in parts for line in part])
