"""The document and what belongs to it, one module for each noun."""

from archive.documents.models.catalogue import Collection, DocumentType, Membership, Repository
from archive.documents.models.content import Content, File, StoredFile, TakenDown, Text
from archive.documents.models.credit import Credit
from archive.documents.models.document import Document
from archive.documents.models.links import DocumentPlace, TopicTag
from archive.documents.models.particulars import Backer, Holding, Language, Relation
from archive.documents.models.rendering import Rendering
from archive.documents.models.suggestion import Suggestion

__all__ = [
    "Backer",
    "Collection",
    "Content",
    "Credit",
    "Document",
    "DocumentPlace",
    "DocumentType",
    "File",
    "Holding",
    "Language",
    "Membership",
    "Relation",
    "Rendering",
    "Repository",
    "StoredFile",
    "Suggestion",
    "TakenDown",
    "Text",
    "TopicTag",
]
