"""One language has one tag, whoever wrote it."""

import pytest

from archive.text.languages import language_tag


@pytest.mark.parametrize("written", ["ru", "rus", "RUS", "ru-RU", "Russian", "RUSSIAN", "русский", "rus.", " ru_RU "])
def test_all_ways_of_writing_a_language_are_one(written: str) -> None:
    assert language_tag(written) == "ru"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("zh-Hans", "zh-hans"),
        ("zh-Hans-CN", "zh-hans"),
        ("chi", "zh"),
        ("ger", "de"),
        ("cze", "cs"),
        ("mnc", "mnc"),
        ("iw", "he"),
        ("in", "id"),
    ],
)
def test_the_script_stays_and_the_region_goes(written: str, tag: str) -> None:
    assert language_tag(written) == tag


def test_a_text_keeps_its_region_where_that_is_asked() -> None:
    assert language_tag("en-US", region=True) == "en-us"


@pytest.mark.parametrize("written", ["klingonish", "Russian and English", "r", "", "1"])
def test_what_is_no_language_has_no_tag(written: str) -> None:
    assert language_tag(written) == ""
