"""Sobriquet's one Django app, a house of rooms on floors; a room imports only from floors below its own.

doors     web · admin · management · templatetags    what people and operators touch: they ask, the rooms do
work      interchange · merging · editing · keeping  deeds that change many rows or must be recorded; copies
memory    search · citations · journal               find documents, cite documents, remember changes
records   documents                                  a credit joins a document to a name
          people · topics · places                   a name knows no document
          imprint                                    whose archive this is
          authority                                  what people, topics and places have in common
values    dates · names, and below them text         pure: no database
          apart                                      parses strangers' files in processes that may die
"""
