"""Thousands are grouped as each language groups them."""

from django.utils.translation import override

from archive.imprint.figures import figure
from archive.journal.telling import counted, said
from archive.web.paging import Paging


def test_thousands_have_commas_in_english_and_no_break_spaces_in_russian() -> None:
    with override("en"):
        assert figure(1_234_567) == "1,234,567"
    with override("ru"):
        assert figure(1_234_567) == "1\u00a0234\u00a0567"
        assert figure(999) == "999"
        assert Paging(number=2, per_page=10, total=1_248).stretch.endswith("1\u00a0248")


def test_a_deed_kept_with_an_english_number_is_told_in_russian_figures() -> None:
    kept = counted("sure cards", 12_345)
    with override("ru"):
        assert "12\u00a0345" in said(kept, summary="", kind="")
