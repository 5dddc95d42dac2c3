"""The public import path of all models, for Django and external code; internal code imports them from their package."""

from archive.authority.models import Address
from archive.documents.models import (
    Backer,
    Collection,
    Content,
    Credit,
    Document,
    DocumentPlace,
    DocumentType,
    File,
    Holding,
    Language,
    Membership,
    Relation,
    Rendering,
    Repository,
    StoredFile,
    Suggestion,
    TakenDown,
    Text,
    TopicTag,
)
from archive.editing.models import ColleagueNote, Errand, PendingVersion, SavedList, WaitingBatch, WaitingDeed
from archive.imprint.models import Imprint, Wording
from archive.interchange.models import ImportProfile
from archive.journal.models import ChainHead, Revision, Run
from archive.merging.cards.models import Card, Claim, Member
from archive.merging.models import Candidate, MergeRequest, NameKey, QueueHead
from archive.people.models import Alias, Departure, Identifier, NotBorne, NotSame, Person
from archive.people.rulings import Holder, Ruling
from archive.places.models import Place, PlaceName
from archive.search.models import Change, IndexHead, NameToken
from archive.topics.models import Synonym, Topic

__all__ = [
    "Address",
    "Alias",
    "Backer",
    "Candidate",
    "Card",
    "ChainHead",
    "Change",
    "Claim",
    "ColleagueNote",
    "Collection",
    "Content",
    "Credit",
    "Departure",
    "Document",
    "DocumentPlace",
    "DocumentType",
    "Errand",
    "File",
    "Holder",
    "Holding",
    "Identifier",
    "ImportProfile",
    "Imprint",
    "IndexHead",
    "Language",
    "Member",
    "Membership",
    "MergeRequest",
    "NameKey",
    "NameToken",
    "NotBorne",
    "NotSame",
    "PendingVersion",
    "Person",
    "Place",
    "PlaceName",
    "QueueHead",
    "Relation",
    "Rendering",
    "Repository",
    "Revision",
    "Ruling",
    "Run",
    "SavedList",
    "StoredFile",
    "Suggestion",
    "Synonym",
    "TakenDown",
    "Text",
    "Topic",
    "TopicTag",
    "WaitingBatch",
    "WaitingDeed",
    "Wording",
]
