"""Imprecise dates in models and forms: kept as EDTF, typed in words, given back as dates."""

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models

from archive.dates import ImpreciseDate
from archive.dates.fields import ImpreciseDateField
from archive.places.models import Place, PlaceName


class _Form(forms.ModelForm[PlaceName]):
    class Meta:
        model = PlaceName
        fields = ["form", "used_from"]


@pytest.fixture
def city(db: None) -> Place:
    return Place.objects.create(name="Volgograd")


def test_a_date_is_kept_as_edtf_and_given_back_as_a_date(city: Place) -> None:
    PlaceName.objects.create(place=city, form="Stalingrad", used_from=ImpreciseDate.parse("April 10, 1925"))
    name = PlaceName.objects.get()
    assert name.used_from == ImpreciseDate.parse("1925-04-10")
    assert name.used_until is None
    assert list(PlaceName.objects.values_list("used_from", "used_until")) == [(name.used_from, None)]
    assert PlaceName.objects.filter(used_from="April 10, 1925").get() == name


def test_many_are_written_at_once_from_dates_and_from_words(city: Place) -> None:
    PlaceName.objects.bulk_create(
        [
            PlaceName(place=city, form="Tsaritsyn", used_until="c. April 1925"),
            PlaceName(place=city, form="Stalingrad", used_from=ImpreciseDate.parse("1925")),
        ]
    )
    kept = PlaceName.objects.order_by("pk").values_list("used_from", "used_until")
    assert [[date and date.edtf for date in row] for row in kept] == [[None, "1925-04~"], ["1925", None]]


def test_a_form_takes_words(city: Place) -> None:
    form = _Form({"form": "Stalingrad", "used_from": " before 5 Nov 1949 "}, instance=PlaceName(place=city))
    assert form.is_valid(), form.errors
    assert form.save().used_from == ImpreciseDate.parse("../1949-11-05")


def test_a_form_shows_the_date_in_words(city: Place) -> None:
    name = PlaceName(place=city, form="Stalingrad", used_from=ImpreciseDate.parse("1925-04-10"))
    assert 'value="April 10, 1925"' in str(_Form(instance=name)["used_from"])
    assert not _Form({"form": "Stalingrad", "used_from": "10 April 1925"}, instance=name).has_changed()


def test_a_date_nobody_can_read_stays_in_the_form_with_the_reason(city: Place) -> None:
    form = _Form({"form": "Stalingrad", "used_from": "3/2/1949"}, instance=PlaceName(place=city))
    assert form.errors["used_from"] == ["“3/2/1949” can be March 2 or February 3; write the month as a word."]
    assert 'value="3/2/1949"' in str(form["used_from"])


def test_years_typed_with_a_hyphen_are_not_taken_for_half_a_year(city: Place) -> None:
    form = _Form({"form": "Stalingrad", "used_from": "1940-41"}, instance=PlaceName(place=city))
    assert form.errors["used_from"] == [
        "“1940-41” can be 1940–1941 or second half of 1940; write the one that is meant."
    ]


def test_no_date_is_none_and_undated_is_a_date() -> None:
    field = ImpreciseDateField(null=True, blank=True)
    assert field.to_python("") is field.to_python(None) is None
    assert field.get_prep_value(None) is None
    assert field.clean("undated", None).is_undated
    assert field.get_prep_value(ImpreciseDate.parse("undated")) == "XXXX"
    with pytest.raises(ValidationError, match="There is no February 30"):
        field.clean("February 30, 1949", None)


def test_a_record_is_written_out_and_read_in_with_its_dates(city: Place) -> None:
    PlaceName.objects.create(place=city, form="Stalingrad", used_from="1925?", used_until=None)
    [again] = serializers.deserialize("json", serializers.serialize("json", PlaceName.objects.all()))
    assert isinstance(again.object, PlaceName)
    assert again.object.used_from == ImpreciseDate.parse("1925?")
    assert again.object.used_until is None


def test_a_migration_names_the_field_and_leaves_out_what_never_changes() -> None:
    field = ImpreciseDateField(null=True)
    _, path, args, kwargs = field.deconstruct()
    assert (path, list(args), kwargs) == ("archive.dates.fields.ImpreciseDateField", [], {"null": True})
    assert field.max_length == 100
    assert isinstance(field, models.CharField)
