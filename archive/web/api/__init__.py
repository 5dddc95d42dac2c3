"""The archive as JSON at `/api/v1/`: to be read, by anybody, with what is public and nothing else.

It needs no framework. Each shape has its one writer in `interchange.writing` already, each list its one question in
`search`, and the addresses stand in one table (`addresses`) from which the OpenAPI description is written. django-ninja
would bring pydantic with it, twenty megabytes in every process that serves, to say all of that a second time.
"""
