"""Sobriquet's only Django app: packages ("rooms") in layers ("floors"); each imports only from layers below.

doors     web · admin · management · templatetags    user interfaces: they parse requests and render
work      interchange · merging · editing · keeping  services that change many rows or must be journaled; backups
memory    search · citations · journal               full-text search, citations, change history
records   documents                                  a credit links a document to a name
          people · topics · places                   names, independent of documents
          imprint                                    the archive's name and settings
          authority                                  shared by people, topics and places
values    dates · names, and below them text         pure functions: no database
          apart                                      parsers of untrusted files in subprocesses
"""
