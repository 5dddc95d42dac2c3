"""What every test may rely on: made-up values that are the same in every run, and English after each test."""

import os
from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("wild", deadline=None, database=None, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    translation.deactivate_all()
    translation.activate("en")
