"""A shelfmark in one line is taken apart into its archive, its reference and the levels of that."""

import pytest

from archive.text.shelfmark import taken_apart


@pytest.mark.parametrize(
    ("line", "repository", "reference"),
    [
        ("RGASPI, f. 558, op. 11, d. 97, ll. 67–70", "RGASPI", "f. 558, op. 11, d. 97, ll. 67–70"),
        ("РГАСПИ, ф. 558, оп. 11, д. 97, л. 67", "РГАСПИ", "ф. 558, оп. 11, д. 97, л. 67"),
        ("National Archives, College Park, RG 59, Box 2", "National Archives, College Park", "RG 59, Box 2"),
        ("APRF; fond 45; opis 1; delo 331.", "APRF", "fond 45; opis 1; delo 331"),
        ("AVPRF, 0100/43/10", "AVPRF", "0100/43/10"),
        ("f. 558, op. 11", "", "f. 558, op. 11"),
        ("ГАРФ. Ф. 9401. Оп. 2. Д. 168. Лл. 120–125.", "ГАРФ", "Ф. 9401. Оп. 2. Д. 168. Лл. 120–125"),
        ("PRC FMA 109-00020-01, pp. 3-4", "PRC FMA", "109-00020-01, pp. 3-4"),
        ("TNA FO 371/75749, p. 2", "TNA", "FO 371/75749, p. 2"),
        ("Bundesarchiv, MSg 2/5567, Bl. 12-13", "Bundesarchiv", "MSg 2/5567, Bl. 12-13"),
        ("Truman Library, Acheson Papers, box 64", "Truman Library", "Acheson Papers, box 64"),
        ("Archives nationales, 626 AP 12", "Archives nationales", "626 AP 12"),
        ("中央档案馆 4-12-3", "中央档案馆", "4-12-3"),
        ("APRF", "APRF", ""),
        ("the editor's own papers", "", "the editor's own papers"),
        ("Letters, of the year 1949", "", "Letters, of the year 1949"),
        ("", "", ""),
    ],
)
def test_what_stands_before_the_first_level_is_the_archive(line: str, repository: str, reference: str) -> None:
    found = taken_apart(line)
    assert (found.repository, found.reference) == (repository, reference)


def test_the_levels_are_named_in_every_language() -> None:
    latin = taken_apart("RGASPI, f. 558, op. 11, d. 97, ll. 67–70").parts
    cyrillic = taken_apart("РГАСПИ, ф. 558, оп. 11, д. 97, лл. 67–70").parts
    assert latin == cyrillic == (("fond", "558"), ("inventory", "11"), ("file", "97"), ("leaf", "67–70"))


def test_an_office_that_is_called_a_list_or_file_is_no_level() -> None:
    assert taken_apart("file of the embassy in Peking").parts == ()
