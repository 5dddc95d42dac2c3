"""While another process edits, merges, identifies, publishes and undoes, every answer is what the records say."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tests.merging.desk_server import archive_of_pairs

pytestmark = pytest.mark.long
ANSWERS = 2_000


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_answer_is_what_the_records_say_while_another_process_writes(
    kind: str, seed: int, tmp_path: Path
) -> None:
    with archive_of_pairs(kind, tmp_path, 0) as archive:
        line = [sys.executable, "-m", "tests.search.writer", str(seed)]
        with subprocess.Popen(line, cwd=ROOT, env=archive.place, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            line = [sys.executable, "-m", "tests.search.reader", str(seed), str(ANSWERS)]
            reader = subprocess.run(line, cwd=ROOT, env=archive.place, capture_output=True, text=True, check=False)
            wrote_to_the_end = writer.poll() is None
            writer.terminate()
        print(reader.stdout)  # noqa: T201 how many versions were met
        assert reader.returncode == 0, reader.stderr[-4_000:]
        assert wrote_to_the_end
