"""Column headings of foreign tables, in the languages of their archives and the words of their programs."""

import re
from typing import Final

from archive.documents.vocabulary import ROLES, Role
from archive.interchange.mapping.fields import (
    DAY,
    FIRST,
    LAST,
    MONTH,
    ORIGINAL,
    REFERENCE,
    REMARK,
    REPOSITORY,
    SENT_FROM,
    SENT_TO,
    TRANSLATION,
    YEAR,
)
from archive.text.folding import fold

_SAID: Final = {
    "title": "title, document title, item title, letter title, heading, caption, titre, titel, titolo, titulo, "
    "tytul, nazev, rubrik, tittel, subject line, item label, betreff, objet, oggetto, asunto, assunto, onderwerp, "
    "emne, заглавие, название, заголовок, назва, 标题, 標題, 题名, 題名, title info title, ca objects preferred "
    "labels",
    "date": "date, document date, dates, doc date, date of document, letter date, date of letter, date sent, sent "
    "date, sender date, date written, date of writing, datum, data, fecha, date created, дата, дата документа, event "
    "dates, creation dates, entstehungsdatum, briefdatum, date d envoi, data wyslania, dato, 日期, 时间, 年月日, "
    "send date, standard gregorian date, origin info date created, origin info date issued",
    "date_text": "original publication date, publication date, date text, date as printed, printed date, frontend "
    "doc date, date display, display date, date expression, датировка, sender date text, expression, date as marked "
    "on letter, date as marked, date as written",
    YEAR: "year, year date, date year, jahr, annee, ano, anio, anno, год, jaar, rok, 年",
    MONTH: "month, month date, date month, monat, mois, mes, mese, месяц, maand, miesiac, mesic, manad, maned, 月",
    DAY: "day, day date, date day, tag, jour, dia, giorno, день, число, dag, dzien, den, 日",
    FIRST: "begin, start, start date, date start, begin date, date begin, date from, from date, earliest date, "
    "earlydate, early date, not before, date not before, event start dates, datum von, date debut, дата начала",
    LAST: "end, end date, date end, date to, date until, latest date, latedate, late date, not after, date not "
    "after, event end dates, datum bis, date fin, дата окончания",
    "external_id": "id, brief nr, briefnummer, letter no, letter nr, letter number, lfd nr, laufende nr, kalliope id, "
    "identifier, record id, document id, doc id, call id, accession number, unit id, object id, "
    "local id, local identifier, letter id, item id, inventory number, nr id, pid, номер записи, legacy id, "
    "objectid, idno, ca objects idno, emlo letter id number, identifier local, 编号, 編號",
    "type": "type, document type, genre, record type, kind, gattung, dokumenttyp, тип, вид, вид документа, genre "
    "access points, item type, objname, object name, 类型, 文种",
    "number": "number, document number, telegram number, nr, no, nummer, numero, номер",
    "summary": "summary, description, abstract, abstract note, scope and content, n scopecontent, scopecontent, "
    "regest, regeste, regesto, resume, resumen, resumo, riassunto, samenvatting, streszczenie, anotace, "
    "sammanfattning, sammendrag, zusammenfassung, inhalt, описание, содержание, аннотация, краткое содержание, "
    "анотація, 摘要, 内容提要, 提要, 內容",
    Role.AUTHOR: "author, authors, author s, author name, author names, creator, creators, creator name, from, from "
    "name, sender, senders, sender name, sender names, sent by, written by, writer, correspondent from, verfasser, "
    "absender, auteur, expediteur, autor, mittente, remitente, remetente, автор, авторы, отправитель, от кого, event "
    "actors, schreiber, verfasserin, absenderin, afzender, avsender, afsender, avsandare, brevskriver, nadawca, "
    "odesilatel, відправник, 发件人, 發件人, 作者, 发信人, 發信人",
    Role.RECIPIENT: "recipient, recipients, recipient name, recipient names, to, to name, addressee, addressees, "
    "addressee name, receiver, receiver name, sent to, written to, correspondent to, empfanger, adressat, "
    "destinataire, destinatario, получатель, адресат, кому, empfangerin, adressatin, ontvanger, geadresseerde, "
    "mottaker, modtager, mottagare, odbiorca, adresat, prijemce, 收件人, 收信人",
    Role.MENTIONED: "mentioned, people, persons, person, name, names, associated people and organizations, "
    "associated people organizations, associated people, people mentioned, persons mentioned, subjects name, "
    "subjects names, name subject, personal name subject, personen, personnes, упоминаемые лица, персоны, имена, "
    "name access points, weitere personen, erwahnte personen, personnes citees, cc, copied to, name personal name "
    "part, people agent header, ca entities preferred labels, 人物",
    Role.PARTICIPANT: "participants, participant, present, attendees, teilnehmer, участники",
    Role.SIGNATORY: "signatory, signatories, signed, signed by, unterzeichner, подписал, подпись",
    Role.TRANSLATOR: "translator, translators, translated by, переводчик",
    "topics": "topics, topic, subjects, subject, subject s, keywords, tags, manual tags, subjects discussed, "
    "associated topics, subjects topic, subjects topics, topical subject, subject topic, subject term, schlagworter, "
    "thema, sujets, temas, темы, тема, ключевые слова, subject access points, trefwoorden, parole chiave, palabras "
    "clave, mots cles, 主题, 關鍵詞, 关键词",
    "places": "places, place, location, locations, coverage, associated places, geographic subject, subjects "
    "geographic, subject geographic, origin, ort, orte, lieu, lieux, luogo, lugar, local, plaats, miejsce, misto, "
    "sted, ort och land, место, места, місце, place access points, ca places preferred labels, 地点, 地點",
    SENT_FROM: "sender place, place sent, place from, sender city, place of writing, place of origin, sent from, "
    "place of sender, origin place, origin name, absendeort, absenderort, schreibort, ausstellungsort, "
    "entstehungsort, lieu d expedition, lieu de redaction, avsenderens sted, plaats van verzending, luogo di "
    "spedizione, lugar de envio, miejsce nadania, место отправления, место написания, откуда, 发出地, 發出地",
    SENT_TO: "recipient place, place to, place received, recipient city, addressee place, place of recipient, "
    "destination, destination place, destination name, receiver place, empfangsort, empfangerort, zielort, lieu de "
    "destination, plaats van ontvangst, luogo di destinazione, lugar de destino, miejsce odbioru, место назначения, "
    "место получения, куда, 收到地",
    "collections": "collections, collection, series, fonds, theme, sammlung, serie, bestand, коллекция, фонд, "
    "related item host title info title",
    "languages": "language, languages, language s, lang, l lang, sprache, sprachen, langue, langues, idioma, lingua, "
    "taal, jezyk, jazyk, sprak, sprog, язык, языки, мова, language language term, 语言, 語言, 语种",
    ORIGINAL: "text, text body, body, transcription, transcript, full text, content, volltext, текст, полный текст, "
    "全文",
    TRANSLATION: "english translation, translation, ubersetzung, traduction, перевод",
    REPOSITORY: "repository, repository name, archive, original archive, original archive title, holding "
    "institution, institution, archiv, depot, archives, bestandshaltende institution, aufbewahrungsort, "
    "bewaarplaats, archivo, archivio, archiwum, lieu de conservation, архив, архів, хранилище, место хранения, "
    "location physical location, 档案馆, 檔案館, 收藏单位",
    REFERENCE: "reference, source, shelfmark, call number, shelf locator, shelf mark, physical location, container, "
    "box folder, signatur, signature, cote, segnatura, signatura, sygnatura, signatura archivu, inventarisnummer, "
    "archival reference, archive location, loc in archive, location shelf locator, homeloc, шифр, источник, архивный "
    "шифр, 档号, 檔號, 出处",
    REMARK: "physical description, condition, extent, umfang, extent and medium",
    "classification": "classification, original classification, security, security classification, гриф, 密级",
    "rights": "rights, rights statement, copyright, license, licence, droits, права",
    "funding": "credits, credit, funding, credit line",
    "donors": "donors, donor, доноры",
    "contributors": "contributors, contributor, document contributors, document contributor s, provider",
    "url": "url, document url, item url, item uri, record url, link, web address, permalink, uri, address, ссылка",
    "uploaded": "uploaded, original upload date, original uploaded date, upload date, date added",
}  # fmt: skip
# Other programs say first whose word it is: `Dublin Core:Creator`, `dcterms:creator`, `mods_abstract_ms`.
_NAMESPACE: Final = re.compile(
    r"(?:dublin core|item type metadata|dc(?:terms)?|schema|mods|bibo|foaf|ca_objects|https?://\S+(?=[#/]))[:._#/]\s*(?=\S)",
    re.IGNORECASE,
)
_SOLR: Final = re.compile(r"_m?(?:s|t|dt|l)$")  # how Islandora ends the names of its columns
_IN_BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)\s*$")


def key(heading: str) -> str:
    """Return the heading as folded words, without numbers and signs; `docDate` is two words."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading.replace("&", " and ").replace("_", " "))
    return " ".join(re.findall(r"[^\W\d_]+", fold(apart)))


def field_of(heading: str) -> str:
    """Return the field with this heading, or "" for none.

    Of `From (Surname, First)` the bracket may be left out; in `Name (author)` it says which part somebody has.
    """
    if found := _FIELDS.get(key(heading)):
        return found
    if bracket := _IN_BRACKETS.search(heading):
        within, before = _FIELDS.get(key(bracket[1]), ""), heading[: bracket.start()]
        return within if within in ROLES else field_of(before)
    if space := _NAMESPACE.match(heading):
        return field_of(_SOLR.sub("", heading[space.end() :]))
    plain = key(heading.removesuffix("Label")).removesuffix(" names").removesuffix(" name")
    return _FIELDS.get(plain, "")


_FIELDS: Final = {key(words): field for field, said in _SAID.items() for words in said.split(", ")}
