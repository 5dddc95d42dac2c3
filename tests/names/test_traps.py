"""Names that look like one person's and are not, and others that do not look it and are: by kinds of traps."""

import pytest

from archive.names.likeness import alike

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


@pytest.mark.parametrize(("one", "two"), [*REIGNS, *RELATIVES, *BROTHERS_AND_SISTERS, *ALIKE_IN_SOUND, *TITLES])
def test_two_people_who_look_like_one_are_not_probably_one(one: str, two: str) -> None:
    assert alike(one, two).verdict != "probable"


@pytest.mark.parametrize(("one", "two"), BROTHERS_AND_SISTERS)
def test_brother_and_sister_are_two(one: str, two: str) -> None:
    assert alike(one, two).verdict == "different"


@pytest.mark.parametrize(("one", "two"), [*ONE_IN_TWO_LANGUAGES, *MAIDEN_NAMES])
def test_one_name_in_two_languages_or_after_a_marriage_is_one(one: str, two: str) -> None:
    assert alike(one, two).verdict == "probable"
