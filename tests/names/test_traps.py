"""Names that look like one person's and are not, and others that do not look it and are: by kinds of traps."""

import pytest

from archive.names.likeness import alike
from archive.names.pairing import NameRecord, candidates

REIGNS = (
    ("Christian VIII.", "Christian VII."),
    ("Papst Pius IX.", "Papst Pius X."),
    ("King George V", "King George VI"),
    ("Karl X. Gustav", "Karl XI."),
    ("Reuss, Heinrich XIV.", "Reuss, Heinrich XXII."),
)
RELATIVES = (
    ("Humboldt, Alexander von", "Humboldt, Wilhelm von"),
    ("Johann Strauss (Vater)", "Johann Strauss (Sohn)"),
    ("Alexandre Dumas père", "Alexandre Dumas fils"),
    ("Maria Anna Mozart", "Wolfgang Amadeus Mozart"),
    ("Johann Georg Leopold Mozart", "Wolfgang Amadeus Mozart"),
    ("August Wilhelm Schlegel", "Friedrich Schlegel"),
    ("Heinrich Julius Klaproth", "Martin Heinrich Klaproth"),
    ("Bernoulli, Johann I", "Bernoulli, Johann II"),
    ("Franz Xaver Wolfgang Mozart", "Mozart, Wolfgang Amadeus"),
    ("Peter Cornelius", "Carl August Peter Cornelius"),
    ("Adam Heinrich Müller", "Friedrich Theodor Adam Heinrich von Müller"),
    ("Voigt, Christian Gottlob von", "Christian Gottlob Voigt d. J."),
    ("Jean Rousseau", "Jean-Jacques Rousseau"),
    ("Johannes Müller", "Müller, Johannes von"),
)
BROTHERS_AND_SISTERS = (
    ("Denis Papin", "Denise Papin"),
    ("François Coty", "Françoise Coty"),
    ("Marcel Proust", "Marcelle Proust"),
    ("Andrée Viollis", "André Viollis"),
    ("Lucien Bonaparte", "Lucienne Bonaparte"),
    ("Carlo Levi", "Carla Levi"),
    ("Antonio Gramsci", "Antonia Gramsci"),
)
ALIKE_IN_SOUND = (
    ("Karl Meyer", "Karl Maier"),
    ("Johann Schmid", "Johann Schmitt"),
    ("Otto Becker", "Otto Bäcker"),
    ("Emil Fischer", "Emil Vischer"),
)
TITLES = (
    ("Graf von Bismarck", "Graf von Moltke"),
    ("Bf. Johann von Speyer", "Bf. Johann von Worms"),
    ("Herzog Friedrich", "Herzog Franz"),
    ("Prinz Heinrich von Preußen", "Prinz August von Preußen"),
    ("Erzbischof von Köln", "Erzbischof von Mainz"),
    ("Christian Frederik", "Friedrich Christian, Herzog von Augustenburg"),
    ("August I. von Sachsen", "August, Herzog von Sachsen-Gotha"),
    ("Johann Friedrich I. von Sachsen", "Johann, Kurfürst von Sachsen"),
    ("Kurfürstin Sophie von Hannover", "Sophie Charlotte von Hannover"),
    ("Friedrich Wilhelm I. von Preußen", "Wilhelm I. von Preußen"),
)
INITIALS_OF_ANOTHER = (
    ("J. S. Bach", "Bach, Johann Christoph"),
    ("A. Escher", "Escher, Jakob"),
    ("J. Herder", "Gottfried Herder"),
    ("S. Bohlen", "Charles Bohlen"),
)
ONE_WITH_A_RANK_OR_A_SEE = (
    ("Alexander von Humboldt", "Humboldt, Alexander Freiherr von"),
    ("Friedrich Leopold Graf zu Stolberg", "Stolberg, Friedrich Leopold zu"),
    ("Karl August, Großherzog von Sachsen-Weimar", "Karl August von Sachsen-Weimar"),
    ("Kaiser Wilhelm I.", "Wilhelm I., Deutscher Kaiser"),
    ("Papst Clemens VI.", "Clemens VI."),
    ("Louis XIV", "Louis XIV, roi de France"),
    ("Konrad von Thüngen, Bischof von Würzburg", "Konrad, Bf. von Würzburg"),
    ("Karl August Varnhagen von Ense", "Varnhagen, Karl August"),
    ("Victor-Marie Hugo", "Victor Hugo"),
    ("William C. Chase Major General", "Chase, William C."),
    ("Mr. McGeorge Bundy, White House", "Bundy, McGeorge"),
    ("J. W. v. Goethe", "Goethe, Johann Wolfgang von"),
    ("Clemens Wenzel Lothar von Metternich", "Metternich, Clemens Lothar Wenzel von"),
    ("Fanny Hensel, geb. Mendelssohn Bartholdy", "Fanny Hensel"),
    ("Laure de Maupassant, née Le Poittevin", "Laure Le Poittevin"),
    ("Friedrich Wilhelm I., König in Preußen", "Friedrich Wilhelm I. von Preußen"),
    ("Martinus Lutherus", "Luther, Martin"),
)
OF_ONE_HOUSE_OR_BRANCH = (
    ("Heinrich von Bünau zu Droyßig", "Heinrich von Bünau auf Weesenstein"),
    ("Heinrich von Plauen", "Heinrich Reuß von Plauen"),
    ("Mgf. Hans Georg", "Gf. Hans Georg"),
    ("Hz. Ernst", "Hz. Johann Ernst"),
    ("Gf. Albrecht von Mansfeld", "Gf. Johann Albrecht von Mansfeld"),
    ("Hz. [Barnim IX.] von Pommern", "Hz. [Philipp I.] von Pommern"),
    ("Hofmannsthal, Hugo von", "Hofmannsthal, Hugo von (sen.)"),
    ("Johann Olearius", "Johann Gottfried Olearius"),
    ("Henning Johann Gerdes", "Henning, Hans"),
)
OF_ONE_OFFICE = (
    ("Heinrich Hase (ksl. Kommissar)", "Gf. Ludwig von Stolberg (ksl. Kommissar)"),
    ("Johann Scheffel (Bgm. zu Leipzig)", "Andreas Wanne (Bgm. zu Leipzig)"),
    ("Ulrich Mordeisen", "Dr. Ludwig Fachs (in seiner Abwesenheit zu Ulrich Mordeisen)"),
    ("[Franz Kram] (Rat in Augsburg)", "[Melchior von Ossa] (Rat in Augsburg)"),
)
DESCRIBED_OR_BODIES = (
    ("einen Prediger", "einen jungen Prediger"),
    ("den Rat der Stadt Erfurt", "den Rat der Stadt Windsheim"),
    ("Räte des Kf. Joachim", "Räte des Kf. Johann Friedrich"),
    ("Redaktion der Neuen Freien Presse", "Redaktion der Neuen Rundschau"),
)
COMPLETED_BY_AN_EDITOR = (
    ("[Christian] Wildvogel", "Christian Wildvogel"),
    ("[Dr.] Ludwig Fachs", "Ludwig Fachs"),
    ("B[astian] S[chärtlin]", "Sebastian Schärtlin"),
    ("Bf. [Julius Pflug] zu Naumburg", "Bf. Julius Pflug zu Naumburg"),
    ("[Johann zu] Heideck", "Johann von Heideck"),
    ("Elias Veiel?", "Elias Veiel"),
    ("[Christoph von Karlowitz?]", "Christof von Carlowitz"),
    ("Georg Ludwig Graf von Zinzendorf und Pottendorf", "Graf Georg Ludwig von Zinzendorf und Pottendorf"),
    ("Hauptmann, Grete", "Hauptmann, Margarete"),
)
ONE_IN_TWO_LANGUAGES = (
    ("Pieter de Groot", "Petrus de Groot"),
    ("Franciscus Junius", "François Junius"),
    ("Guglielmo Marconi", "William Marconi"),
    ("Jacobus Arminius", "Jacques Arminius"),
    ("Godefridus Leibniz", "Gottfried Leibniz"),
    ("Benoît Spinoza", "Benedictus Spinoza"),
    ("Joannes Sambucus", "Jan Sambucus"),
    ("Albertus Dürer", "Albrecht Dürer"),
)
MAIDEN_NAMES = (
    ("Clara Wieck", "Clara Schumann, geb. Wieck"),
    ("Bettina Brentano", "Bettina von Arnim, geb. Brentano"),
    ("Cosima Wagner (née von Bülow)", "Cosima von Bülow"),
    ("Julius Echter von Mespelbrunn, Bischof von Würzburg", "Julius Echter von Mespelbrunn"),
)


IN_LETTERS = (*OF_ONE_HOUSE_OR_BRANCH, *OF_ONE_OFFICE, *DESCRIBED_OR_BODIES)


@pytest.mark.parametrize(
    ("one", "two"), [*REIGNS, *RELATIVES, *BROTHERS_AND_SISTERS, *ALIKE_IN_SOUND, *TITLES, *IN_LETTERS]
)
def test_two_people_who_look_like_one_are_not_probably_one(one: str, two: str) -> None:
    assert alike(one, two).verdict != "probable"


@pytest.mark.parametrize(("one", "two"), BROTHERS_AND_SISTERS)
def test_brother_and_sister_are_two(one: str, two: str) -> None:
    assert alike(one, two).verdict == "different"


@pytest.mark.parametrize(("one", "two"), INITIALS_OF_ANOTHER)
def test_an_initial_of_one_alphabet_fits_no_name_by_its_sound_alone(one: str, two: str) -> None:
    assert alike(one, two).verdict == "different"


@pytest.mark.parametrize(
    ("one", "two"), [*ONE_IN_TWO_LANGUAGES, *MAIDEN_NAMES, *ONE_WITH_A_RANK_OR_A_SEE, *COMPLETED_BY_AN_EDITOR]
)
def test_one_name_in_two_languages_or_after_a_marriage_is_one(one: str, two: str) -> None:
    assert alike(one, two).verdict == "probable"


def probable(*forms: str) -> set[frozenset[str]]:
    records = [NameRecord(owner=number, form=form) for number, form in enumerate(forms)]
    return {frozenset((pair.name, pair.other_name)) for pair in candidates(records) if pair.verdict == "probable"}


def test_initials_are_first_whom_they_fit_wholly() -> None:
    pairs = probable("A. P. Bernstorff", "Bernstorff, Andreas Peter von", "Auguste von Bernstorff")
    assert pairs == {frozenset(("A. P. Bernstorff", "Bernstorff, Andreas Peter von"))}


def test_a_second_given_name_of_two_men_is_neither() -> None:
    assert not probable("Gottfried Herder", "Johann Gottfried Herder", "Herder, Wilhelm Gottfried")
    assert probable("Gottfried Herder", "Johann Gottfried Herder")


def test_a_scholars_latin_name_is_found_beside_his_own() -> None:
    assert probable("Luther, Martin", "Martinus Lutherus")
    assert probable("Leonhardus Eulerus", "Léonard Euler")


def test_a_question_mark_behind_a_name_is_said() -> None:
    assert alike("Elias Veiel?", "Elias Veiel").against == ("Elias Veiel? is written with a question mark",)


def test_reasons_name_no_particle_or_rank_as_a_given_name() -> None:
    found = alike("Georg Ludwig Graf von Zinzendorf und Pottendorf", "Graf Georg Ludwig von Zinzendorf und Pottendorf")
    assert found.reasons[0] == "the same family name (von Zinzendorf und Pottendorf)"
    assert "Kg" not in str(alike("Kg.in Dorothea von Dänemark", "Kg.in [Dorothea] von Dänemark").reasons)


def test_hugo_august_is_not_hugo_where_an_elder_hugo_is_known() -> None:
    elder, younger, fuller = "Hofmannsthal, Hugo von (sen.)", "Hofmannsthal, Hugo von", "Hofmannsthal, Hugo August von"
    assert not probable(elder, younger, fuller)
