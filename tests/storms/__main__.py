"""`python -m tests.storms --documents 50000 --seconds 90`: a storm, and what everybody met in it."""

import argparse
import tempfile
from pathlib import Path

from tests.storms.storm import RATE, served, storm


def main() -> None:
    """Prints what was met."""
    parser = argparse.ArgumentParser(description="Let crawlers storm a made-up archive.")
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--seconds", type=float, default=90)
    parser.add_argument("--rate", type=float, default=RATE, help="lists a second")
    parser.add_argument("--folder", type=Path, help="where the archive is kept; else it is thrown away")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = options.folder or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        with served(folder, options.documents) as port:
            for name, seen in storm(port, options.seconds, options.rate).items():
                print(f"{name:9} {seen}")


if __name__ == "__main__":
    main()
