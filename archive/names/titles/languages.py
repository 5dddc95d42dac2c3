"""Word tables for titles in other languages: German, French, Norwegian and Danish.

Another language is another table; nothing else has to know of it.
"""

from dataclasses import dataclass
from typing import Final

from archive.names.titles.vocabulary import listed


@dataclass(frozen=True)
class Language:
    """The small words and offices of one language, in small letters.

    `by` precedes the writer, `by_office` only an office (`des Staatssekretärs`), `to` the reader; `between` and `both`
    join two participants. `inside` are small words inside an office. `nobody` are nouns in the position of a name:
    `Erinnerungen an Goethe`, `Brief an den Vater`.
    """

    types: frozenset[str]
    by: frozenset[str]
    by_office: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]
    both: frozenset[str]
    articles: frozenset[str]
    courtesies: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    inside: frozenset[str]
    particles: frozenset[str]
    nobody: frozenset[str]


_GERMAN: Final = Language(
    types=listed(
        "brief briefe schreiben telegramm depesche erlass bericht aufzeichnung notiz vermerk denkschrift rundschreiben "
        "postkarte billett antwort weisung runderlass gespräch unterredung privatbrief handschreiben note promemoria "
        "feldpostbrief feldpostkarte ansichtskarte karte fernschreiben"
    ),
    by=listed("von vom"),
    by_office=listed("des der"),
    to=listed("an"),
    between=listed("zwischen"),
    both=listed("und"),
    articles=listed("der die das den dem des"),
    courtesies=listed(
        "herr herrn frau fräulein freiherr freiherrn frhr frhrn dr prof professor baron genosse "
        "genossen genossin uffz gefr ogefr fw lt oblt hptm"
    ),
    offices=listed(
        "reichskanzler reichskanzlers kanzler kanzlers bundeskanzler bundeskanzlers staatssekretär staatssekretärs "
        "unterstaatssekretär unterstaatssekretärs botschafter botschafters gesandter gesandte gesandten "
        "botschaftsrat botschaftsrats geschäftsträger geschäftsträgers minister ministers ministerpräsident "
        "ministerpräsidenten außenminister außenministers innenminister generalkonsul generalkonsuls konsul konsuls "
        "kaiser kaisers könig königs kaiserin königin großherzog herzog graf grafen fürst fürsten prinz prinzen "
        "bischof "
        "general generals oberst major präsident präsidenten ministerialdirektor ministerialdirektors legationsrat "
        "legationsrats militärattaché militärattachés abt papst"
    ),
    bodies=listed("amt auswärtige botschaft gesandtschaft ministerium konsulat generalkonsulat regierung senat"),
    inside=listed("in für beim bei zu am im der des auswärtigen"),
    particles=listed("von vom zu zur van de la"),
    nobody=listed(
        "erinnerung erinnerungen gedanken gedanke gruß grüße dank ode appell aufruf rede ansprache widmung anfrage "
        "antrag eingabe glückwunsch nachricht adresse hymne bitte worte vater mutter eltern bruder schwester freund "
        "freunde freundin redaktion verlag unbekannt unbekannte freunden eltern kinder sohn tochter reise reisen"
    ),
)
_FRENCH: Final = Language(
    types=listed("lettre lettres télégramme dépêche note rapport circulaire billet réponse entretien mémoire"),
    by=listed("de du"),
    by_office=listed("des"),
    to=listed("à au aux"),
    between=listed("entre"),
    both=listed("et"),
    articles=listed("le la les l' du"),
    courtesies=listed("m mm mme mlle monsieur madame mademoiselle maître"),
    offices=listed(
        "ministre ambassadeur consul président roi reine empereur duc comte marquis baron général maréchal amiral "
        "colonel secrétaire directeur évêque archevêque cardinal abbé pape chargé attaché"
    ),
    bodies=listed("ministère ambassade consulat légation gouvernement"),
    inside=listed("de du des d'affaires à en général étrangères affaires la l'intérieur"),
    particles=listed("de du la le des van von"),
    nobody=listed(
        "voyage visite retour hommage hommages adieu adieux appel discours ode introduction guide invitation arrivée "
        "départ séjour inconnu amis ami père mère frère soeur éditeur"
    ),
)
_NORWEGIAN: Final = Language(
    types=listed("brev brevet telegram telegrammet notat rapport postkort skrivelse samtale"),
    by=listed("fra"),
    by_office=frozenset(),
    to=listed("til"),
    between=listed("mellom mellem"),
    both=listed("og"),
    articles=frozenset(),
    courtesies=listed("hr herr fru frk frøken dr prof professor"),
    offices=listed(
        "statsminister statsministeren utenriksminister utenriksministeren minister ministeren kong konge kongen "
        "dronning biskop biskopen general generalen konsul konsulen ambassadør ambassadøren statsråd president"
    ),
    bodies=listed("departementet utenriksdepartementet ambassaden legasjonen regjeringen"),
    inside=listed("i for av ved"),
    particles=listed("von van de af av"),
    nobody=listed("takk hilsen veien reise tale dikt bidrag svar venner far mor bror søster ukjent forslag invitasjon"),
)

LANGUAGES: Final = (_GERMAN, _FRENCH, _NORWEGIAN)
