"""The short ways to test: which rooms a change touches, and what coverage says of each."""

from collections import Counter

from tests.coverage import by_room, share
from tests.quick import folders


def test_a_change_is_tried_by_the_tests_of_its_rooms() -> None:
    touched = ["archive/dates/edtf.py", "archive/search/asking/parsing.py", "tests/dates/test_edtf.py", "README.md"]
    assert folders(touched) == ["tests/dates", "tests/search"]


def test_a_page_of_the_desk_is_tried_by_the_tests_of_the_desk() -> None:
    assert folders(["templates/admin/index.html", "templates/base.html"]) == ["tests/admin", "tests/web"]


def test_coverage_is_told_for_each_room_with_branches_counted() -> None:
    summary = {"num_statements": 8, "covered_lines": 8, "num_branches": 2, "covered_branches": 1}
    rooms = by_room({"files": {"archive/dates/edtf.py": {"summary": summary}, "manage.py": {"summary": summary}}})
    assert set(rooms) == {"archive/dates", "manage.py"}
    assert share(rooms["archive/dates"]) == 90.0


def test_a_room_without_a_line_lacks_nothing() -> None:
    assert share(Counter()) == 100.0
