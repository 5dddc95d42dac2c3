"""The URLs of the public site, as listed in the contract."""

from django.urls import include, path, register_converter

from archive.search.query import Facet
from archive.web.views import (
    advanced,
    basket,
    documents,
    facets,
    formats,
    formats_feeds,
    formats_of_lists,
    formats_unapi,
    headings,
    home,
    machines,
    names,
    pages,
    people,
    people_formats,
    record,
    scans,
    suggest,
    suggestion,
    timeline,
)


class Number:
    """Path converter for numbers from 1 to 999,999,999, which fit an integer column of every database."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class FacetName:
    """Path converter for the names of facets."""

    regex = "|".join(Facet)

    def to_python(self, value: str) -> Facet:
        return Facet(value)

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(Number, "number")
register_converter(FacetName, "facet")
register_converter(basket.BasketFormat, "basket_format")
register_converter(formats.RecordFormat, "record_format")
register_converter(formats_of_lists.ListFormat, "list_format")
register_converter(scans.PreviewSize, "preview_size")
register_converter(people_formats.PersonFormat, "person_format")

urlpatterns = [
    path("", home.entered, name="home"),
    path("documents/", documents.listed, name="documents"),
    path("documents.<list_format:ending>", formats_of_lists.listed, name="documents-as"),
    path("documents/<slug:public_id>.<record_format:ending>", formats.record, name="document-as"),
    path("documents/facets/<facet:facet>/", facets.values, name="facet"),
    # Cannot clash with an id: ids contain no vowels.
    path("documents/advanced/", advanced.advanced, name="advanced"),
    path("documents/<slug:public_id>/", record.shown, name="document"),
    path("documents/<slug:public_id>/scans/<number:number>/", scans.shown, name="scan"),
    path("documents/<slug:public_id>/files/<number:number>/", scans.original, name="file"),
    path("documents/<slug:public_id>/files/<number:number>/<preview_size:size>/", scans.picture, name="file-picture"),
    path("documents/<slug:public_id>/suggest/", suggestion.suggested, name="suggest-correction"),
    path("people/", people.index, name="people"),
    path("people.csv", people_formats.everybody, name="people-csv"),
    path("people/<slug:slug>.<person_format:ending>", people_formats.person, name="person-as"),
    path("people/<slug:slug>/", people.shown, name="person"),
    path("people/~<path:name>/", names.waiting),
    path("names/<path:name>/", names.borne, name="name"),
    path("topics/", headings.topics, name="topics"),
    path("topics/<slug:slug>/", headings.topic, name="topic"),
    path("places/", headings.places, name="places"),
    path("places/<slug:slug>/", headings.place, name="place"),
    path("collections/", headings.collections, name="collections"),
    path("collections/<slug:slug>/", headings.collection, name="collection"),
    path("repositories/<slug:slug>/", headings.repository, name="repository"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("about/", pages.about, name="about"),
    path("help/", pages.searching, name="help"),
    path("basket/", basket.shown, name="basket"),
    path("basket.<basket_format:ending>", basket.taken, name="basket-as"),
    path("licence/", pages.licence, name="licence"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("logo/<str:name>", pages.logo, name="logo"),
    path("suggest/", suggest.suggested, name="suggest"),
    path("api/v1/", include("archive.web.api.urls")),
    path("feeds/new.atom", formats_feeds.newest, name="feed-new"),
    path("feeds/changed.atom", formats_feeds.changed, name="feed-changed"),
    path("unapi", formats_unapi.unapi, name="unapi"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemaps, name="sitemap"),
    path("sitemap-<slug:section>-<number:number>.xml", machines.sitemap, name="sitemap-part"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path("healthz", machines.healthz, name="healthz"),
    path("readyz", machines.readyz, name="readyz"),
]
