"""The URLs of the API, below `/api/v1/`."""

from django.urls import path

from archive.web.api import description, documents, facets, headings, people

urlpatterns = [
    path("", description.entered, name="api"),
    path("openapi.json", description.openapi, name="api-openapi"),
    path("documents/", documents.documents, name="api-documents"),
    path("documents/<slug:public_id>/", documents.document, name="api-document"),
    path("people/", people.people, name="api-people"),
    path("people/<slug:slug>/", people.person, name="api-person"),
    path("aliases/", people.aliases, name="api-aliases"),
    path("topics/", headings.topics, name="api-topics"),
    path("places/", headings.places, name="api-places"),
    path("facets/", facets.facets, name="api-facets"),
    # With a trailing slash, so that a URL without one is redirected.
    path("<path:rest>/", description.unknown),
]
