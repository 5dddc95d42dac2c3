"""The archive as JSON at `/api/v1/`: read-only, anonymous, public data only.

No framework is used. Each shape already has its serializer in `interchange.writing` and each list its query in
`search`, and the URLs are kept in one table (`addresses`) from which the OpenAPI description is generated. django-ninja
would add pydantic, twenty megabytes per server process, to declare all of that a second time.
"""
