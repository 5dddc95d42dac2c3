"""The pages that crawlers walk ask the database a few questions, however much stands on them."""

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.search import engine
from tests.hands import letter, person
from tests.web.formats import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("letters", [1, 12])
def test_a_person_is_eight_questions(letters: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    stalin, mao = person("Joseph Stalin", "Filippov"), person("Mao Zedong")
    cables = [
        letter(f"Cable {n}", ("Filippov", "author", stalin), ("Mao Zedong", "recipient", mao), date=f"19{40 + n}")
        for n in range(letters)
    ]
    engine.refresh([cable.pk for cable in cables])
    text(f"/people/{stalin.slug}/")
    with django_assert_max_num_queries(8):
        assert "Filippov" in text(f"/people/{stalin.slug}/")
