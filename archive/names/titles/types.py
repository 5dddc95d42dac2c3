"""The words that name a type of document, and the small words before and after them."""

from archive.names.titles.vocabulary import listed

# Types of documents; the last of several in a row is the type: `Information Note`, `Meeting Minutes`.
HEADS = listed(
    "audience edict reception digest gazette call cable cables telegram telegrams cablegram telex letter letters "
    "memorandum memoranda memo conversation conversations talk talks record records minute minutes report reports note "
    "notes protocol protocols resolution resolutions speech speeches stenogram stenographs transcript transcripts "
    "diary journal instructions instruction decree decision decisions message messages information statement "
    "directive directives order orders circular communiqué communique agreement treaty declaration interview "
    "dispatch despatch dispatches airgram paper papers estimate study proposal proposals article bulletin summary "
    "analysis assessment release appeal address remarks reply response request aide-mémoire aide-memoire testimony "
    "notebook notebooks list chronology annex invitation petition proclamation comments commentary meeting session "
    "discussion discussions negotiations consultation lecture toast outline brief briefing evaluation review survey "
    "verbale pact convention hearing account ciphertelegram exchange correspondence regulations regulation plan "
    "program programme telegramme congratulations condolences greetings greeting draft annotations explanation "
    "questionnaire biography profile certificate postcard highlights prospectus receipt invoice entry document "
    "documents"
)

TALKS = listed(
    "audience reception call conversation conversations talk talks meeting meetings discussion discussions "
    "negotiations negotiation consultation consultations session sessions interview exchange conference dialogue "
    "encounter"
)

# Types whose text tells of a talk: `Record of a Meeting`, `Minutes of the Conversation`.
RECORDS = listed(
    "memorandum memo record records minutes note notes report transcript stenogram summary protocol account stenographs"
)

# Types whose `of` and `for` announce the subject; those of others announce the author: `Diary of …`, `Decree of …`.
OF_SUBJECT = listed(
    "list lists chronology analysis assessment summary plan plans program programme draft agreement treaty proposal "
    "proposals study estimate survey review evaluation record records regulations exchange outline brief biography "
    "profile balance highlights table map questionnaire convention pact"
)

# Ordinals before a talk: `Record of the Third Conversation`.
ORDINALS = listed("first second third fourth fifth sixth seventh eighth ninth tenth last final next another")

MODIFIERS = listed(
    "deciphered work ciphered cipher coded hand-written encrypted secret top circular special personal verbatim "
    "official handwritten intelligence abbreviated stenographic informational information political joint short "
    "brief final daily weekly monthly annual quarterly draft verbal oral written confidential urgent unsigned "
    "untitled summary extended preliminary additional supplementary internal external diplomatic telephone hotline "
    "telephonic press news editorial position background policy research action briefing national estimate "
    "situation status progress open closed public private working unofficial informal formal follow-up detailed "
    "partial complete full extract condensed interim general technical economic military protocol plenary "
    "restricted outgoing incoming routine immediate direct reply ciphergram translated typed typewritten shorthand "
    "meeting conversation record agenda trip travel field annotated unpublished published revised corrected current "
    "opening closing concluding introductory keynote new year birthday congratulatory farewell welcoming welcome "
    "note"
)

# Small words that end the type.
STOPS = listed(
    "from to by between among with via through on of in at for regarding concerning about and re during following "
    "dated after before as against towards toward since until"
)

DRAFTS = (("draft", "of", "the"), ("draft", "of", "a"), ("draft", "of"), ("draft",))

_TAKEN_FROM = (("from", "the"), ("from", "a"), ("from",), ("of", "the"), ("of", "a"), ("of",))
EXCERPTS = (
    *((word, *small) for word in ("excerpts", "excerpt", "extracts", "extract", "fragment") for small in _TAKEN_FROM),
    ("from", "the"),
)

COPIES = (
    *((word, "of", *small) for word in ("text", "copy", "translation") for small in (("the",), ("a",), ())),
    ("untitled",), ("the",), ("a",), ("an",),
)  # fmt: skip
