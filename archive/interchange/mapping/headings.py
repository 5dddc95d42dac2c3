"""Column headings of foreign tables, in English, Russian, German, French, Spanish and Italian."""

import re
from typing import Final

from archive.documents.vocabulary import Role
from archive.interchange.mapping.fields import ORIGINAL, REFERENCE, REMARK, REPOSITORY, SENT_FROM, SENT_TO, TRANSLATION
from archive.text.folding import fold

_SAID: Final = {
    "title": "title, document title, item title, letter title, heading, caption, titre, titel, titolo, titulo, "
    "betreff, objet, oggetto, заглавие, название, заголовок",
    "date": "date, document date, dates, doc date, date of document, letter date, date of letter, date sent, sent "
    "date, sender date, date written, date of writing, datum, data, fecha, date created, дата, дата документа, event "
    "dates, creation dates",
    "date_text": "original publication date, publication date, date text, date as printed, printed date, frontend doc "
    "date, date display, display date, date expression, датировка",
    "external_id": "id, identifier, record id, document id, doc id, call id, accession number, unit id, object id, "
    "local id, local identifier, letter id, item id, inventory number, nr id, pid, номер записи, legacy id",
    "type": "type, document type, genre, record type, kind, gattung, dokumenttyp, тип, вид, вид документа, genre "
    "access points",
    "number": "number, document number, telegram number, nr, no, nummer, numero, номер",
    "summary": "summary, description, abstract, scope and content, regest, regeste, resume, zusammenfassung, inhalt, "
    "описание, содержание, аннотация, краткое содержание",
    Role.AUTHOR: "author, authors, author s, author name, author names, creator, creators, creator name, from, from "
    "name, sender, senders, sender name, sender names, sent by, written by, writer, correspondent from, verfasser, "
    "absender, auteur, expediteur, autor, mittente, remitente, автор, авторы, отправитель, от кого, event actors, "
    "schreiber, verfasserin, absenderin, afzender, avsender, brevskriver",
    Role.RECIPIENT: "recipient, recipients, recipient name, recipient names, to, to name, addressee, addressees, "
    "addressee name, receiver, receiver name, sent to, written to, correspondent to, empfanger, adressat, "
    "destinataire, destinatario, получатель, адресат, кому, empfangerin, adressatin, ontvanger, geadresseerde, "
    "mottaker, modtager",
    Role.MENTIONED: "mentioned, people, persons, person, name, names, associated people and organizations, associated "
    "people organizations, associated people, people mentioned, persons mentioned, subjects name, subjects names, "
    "name subject, personal name subject, personen, personnes, упоминаемые лица, персоны, имена, name access points",
    Role.PARTICIPANT: "participants, participant, present, attendees, teilnehmer, участники",
    Role.SIGNATORY: "signatory, signatories, signed, signed by, unterzeichner, подписал, подпись",
    Role.TRANSLATOR: "translator, translators, translated by, переводчик",
    "topics": "topics, topic, subjects, subject, subject s, keywords, tags, subjects discussed, associated topics, "
    "subjects topic, subjects topics, topical subject, subject topic, schlagworter, thema, sujets, temas, темы, тема, "
    "ключевые слова, subject access points",
    "places": "places, place, location, locations, coverage, associated places, geographic subject, subjects "
    "geographic, origin, ort, orte, lieu, lieux, luogo, lugar, место, места, place access points",
    SENT_FROM: "sender place, place sent, place from, sender city, place of writing, place of origin, sent from, "
    "place of sender, origin place, absendeort, absenderort, schreibort, ausstellungsort, lieu d expedition, "
    "avsenderens sted, место отправления, место написания, откуда",
    SENT_TO: "recipient place, place to, place received, recipient city, addressee place, place of recipient, "
    "destination, destination place, receiver place, empfangsort, empfangerort, zielort, lieu de destination, "
    "место назначения, место получения, куда",
    "collections": "collections, collection, series, fonds, theme, sammlung, коллекция, фонд",
    "languages": "language, languages, lang, sprache, sprachen, langue, idioma, lingua, язык, языки",
    ORIGINAL: "text, text body, body, transcription, transcript, full text, content, volltext, текст, полный текст",
    TRANSLATION: "english translation, translation, ubersetzung, traduction, перевод",
    REPOSITORY: "repository, archive, original archive, original archive title, holding institution, institution, "
    "archiv, depot, archives, архив, хранилище, место хранения",
    REFERENCE: "reference, source, shelfmark, call number, shelf locator, shelf mark, physical location, container, "
    "box folder, signatur, signature, cote, segnatura, signatura, archival reference, шифр, источник, архивный шифр",
    REMARK: "physical description, condition, extent, umfang, extent and medium",
    "classification": "classification, original classification, security, security classification, гриф",
    "rights": "rights, rights statement, copyright, license, licence, droits, права",
    "funding": "credits, credit, funding, credit line",
    "donors": "donors, donor, доноры",
    "contributors": "contributors, contributor, document contributors, document contributor s, provider",
    "url": "url, document url, item url, record url, link, web address, permalink, uri, address, ссылка",
    "uploaded": "uploaded, original upload date, original uploaded date, upload date, date added",
}  # fmt: skip


def key(heading: str) -> str:
    """Return the heading as folded words, without numbers and signs; `docDate` is two words."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading.replace("&", " and ").replace("_", " "))
    return " ".join(re.findall(r"[^\W\d_]+", fold(apart)))


def field_of(heading: str) -> str:
    """Return the field with this heading, or "" for none."""
    return _FIELDS.get(key(heading), "")


_FIELDS: Final = {key(words): field for field, said in _SAID.items() for words in said.split(", ")}
