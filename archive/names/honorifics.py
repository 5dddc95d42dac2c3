"""Words beside a name that are no part of it: address, rank and office; and keys that are not a person's name."""

import re
from functools import lru_cache
from typing import Final

from archive.names.scripts import script_of
from archive.names.tables import entries
from archive.text.folding import fold

_ADDRESS: Final = entries(
    """
    his her majesty highness holiness eminence dept
    mr mrs ms miss messrs mme madame mlle monsieur herr frau senor senora don dona cde comrade comrades com tov
    tovarishch sir lord lady dame baron baroness count countess viscount hon honorable honourable excellency dr
    doctor prof professor rev reverend father brother sister cardinal archbishop bishop monsignor rabbi imam
    sheikh shaikh sheik shaykh haj hadj hajj haji hajji sayyid sayed seyyed ayatollah mullah maulana
    pandit shri sri swami sardar
    frl fraulein fru frk froken hr exzellenz bgm burgermeister hofrat geheimrat regierungsrat kommerzienrat justizrat
    staatsrat medizinalrat kanzler pfarrer superintendent magister lic geheimer ksl kgl kfl hzl
    king queen prince princess emperor empress shah sultan emir amir pasha bey effendi generalissimo tovaris
    gospodin shrimati smt
    товарищ тов господин маршал генерал полковник академик доктор профессор ген полк акад проф
    посол министр председатель князь царь король
"""
)
_RANKS: Final = entries(
    """
    general gen marshal admiral adm colonel col commander cmdr commodore captain capt major maj lieutenant lt
    sergeant sgt corporal brigadier brig rear vice air fleet field chief staff commandant
"""
)
_OFFICES: Final = entries(
    """
    ambassador-at-large
    president premier chairman chairwoman chair chancellor prime foreign deputy minister ambassador secretary
    senator sen congressman representative rep governor gov judge justice chief charge daffaires consul envoy
    academician first acting former ex general attorney director counselor amb ambs pres chmn secy sec dep asst
"""
)
# Behind a whole name too; no Major, Bishop or Dean, who are families.
RANKS_BEHIND: Final = frozenset(
    entries("general colonel admiral lieutenant ambassador chairman secretary director minister")
)
OFFICES_AND_RANKS: Final = frozenset(_RANKS) | frozenset(_OFFICES)
BEFORE_A_NAME: Final = frozenset(_ADDRESS) | OFFICES_AND_RANKS
# Titles before a whole name that are often left out when it is searched.
_TITLES: Final = {
    "Latn": entries(
        """
    pope patriarch metropolitan archbishop bishop cardinal king queen emperor empress tsar czar shah sultan emir
    prince princess imam ayatollah sheikh sir lord lady president marshal admiral general gen colonel col
    dr doctor prof professor comrade cde tov mr mrs
"""
    ),
    "Cyrl": entries(
        """
    папа патриарх митрополит архиепископ епископ кардинал король королева император императрица царь шах султан
    эмир принц принцесса князь имам аятолла президент маршал адмирал генерал ген полковник доктор профессор проф
    товарищ тов господин
"""
    ),
}
_BETWEEN: Final = frozenset({"of", "the", "army", "air", "force", "navy", "and", "state", "de", "s", "soviet", "union"})
# Honorary titles after Persian and Turkish names: Qavam os-Saltaneh, Mossadegh ol-Molk.
_TITLE_AFTER: Final = re.compile(r"^[eiuao]?[a-z]{1,2}[-'](?:salta[nt]|sul?tan|dow?l|daul|mol?k|mulk|mamalek|vez[ai]r)")
WIFE: Final = frozenset({"mrs", "mme", "madame", "frau", "fru", "senora", "lady"})
AFTER_A_NAME: Final = frozenset(
    {
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "junior",
        "senior",
        "ret",
        "retired",
        "esq",
        "phd",
        "md",
        "usa",
        "usn",
        "usaf",
        "usmc",
    }
    | {fold("старший"), fold("младший"), "cbe", "obe", "kcmg", "gcmg", "kbe", "mp", "qc", "sj", "op", "fr"}
)
GENERATIONS: Final = {
    "jr": "Jr.", "junior": "Jr.", "sr": "Sr.", "senior": "Sr.", "ii": "II", "iii": "III", "iv": "IV",
    "мл": "Jr.", "ст": "Sr.", fold("младший"): "Jr.", fold("старший"): "Sr.", "pere": "Sr.", "fils": "Jr.",
}  # fmt: skip

_HAN_TITLES: Final = re.compile(
    "(同志|先生|主席|总理|總理|总统|總統|委员长|元帅|将军|將軍|部长|大使|夫人|女士)$|(동지|주석|수령|장군|씨)$"
)

_NOBODY: Final = re.compile(
    r"^(?:anon(?:ymous|yme|imo)?|unknown|unidentified|unnamed|illegible|unsigned|not (?:known|given|stated|signed)|"
    r"no (?:author|name|signature)|none|nobody|n a|na|nn|n n|various|several|et al|author unknown|unknown author|"
    r"signature illegible|illegible signature|sine nomine|аноним|неизвестн\w*|неразборчиво|без подписи|без автора|"
    r"unbekannt\w*|ungenannt\w*|inconnue?s?|ukjente?|ubekendte?|ukendte?|okande?|anonymus|"
    r"不明|佚名|无名氏|無名氏|미상|مجهول|x+)(?: (?:author|person|man|woman|official|sender|recipient|"
    r"absender|empfanger|verfasser|автор|лицо|\d+))?$"
)
# Somebody who is described, not named: `einen Amtsbruder`, `une dame`, `en venn`.
_DESCRIBED: Final = re.compile(r"^(?:[Ee]in(?:e[mnrs]?)?|une?|en|ei|et|an?)\s+[^\W\d_]")
_BODIES: Final = frozenset(
    entries(
        """
    committee ministry department embassy politburo council government party bureau agency army commission
    delegation congress republic organization organisation institute university section mission corps company
    league association command directorate secretariat presidium assembly parliament tass kgb gru nkvd cpsu ccp
    cia cc ussr prc dprk kpa office board union front federation authority archive archives academy
    administration kominform cominform comintern legation consulate headquarters group staff service services
    division conference press news newspaper bank offices posts missions embassies consulates
    redaktion redaktionen verlag regierung ministerium universitat akademie gesellschaft verein theater direktion
    rate statthalter domkapitel stiftskapitel konsistorium fakultat magistrat kanzlei ritterschaft landschaft
    stadtrat buchhandlung reichsstande landstande gesandte gesandten gesandtschaft
    verordnete verordneten befehlshaber befehlshabern kommissare
    stiftsstande domkapitels kriegsvolk untertanen burgerschaft amtleute landtag reichstag bundesrat
    redaction societe ministere academie universite comite theatre librairie redaksjonen redaktionen forlag forlaget
    selskab selskabet universitetet universitet regjeringen regeringen akademiet
    комитет министерство посольство политбюро совет правительство
    партия бюро комиссия цк ссср тасс кнр кндр мид вкп кпсс
"""
    )
)
_OFFICE_HOLDERS: Final = frozenset(
    entries(
        """
    ambassador minister president premier chairman secretary director head chief consul representative leader
    delegate adviser advisor counselor commander king prince emperor chancellor governor attache envoy official
    deputy member посол министр председатель секретарь директор начальник
"""
    )
)
_TITLE_WORDS: Final = re.compile(
    r"^(?:the|of|to|in|for|and|at|a|an|s|his|her|soviet|chinese|american|british|korean|north|south|east|west|german|french|"
    r"us|u|k|uk|ussr|prc|dprk|foreign|prime|vice|deputy|first|second|third|general|acting|military|trade|party|central|"
    r"советский|\w+(?:ian|ese|ish))$"
)
# A council of a town, a town, its estates: Rat is a title too, and Stadt a family.
_COUNCIL: Final = re.compile(r"(?:(?:den|der|die|das|dem) )?(?:rat|stadt|stande|geheime rate) (?:der|des|zu|von|in) ")
_HAN_BODY: Final = re.compile("(委员会|委員會|中央|大使馆|大使館|外交部|政府|人民共和国|위원회|대사관)$")


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return the word as in these lists: folded and without points."""
    return fold(word).replace(".", "")


def is_before_a_name(word: str, *, after: bool) -> bool:
    """Return whether the word is address, rank or office; `after` such a word the small words of a rank count too."""
    bare = plain(word)
    if len(bare) == 1:
        return word in {"т.", "г.", "m."}  # a capital is an initial
    return bare in BEFORE_A_NAME or (after and bare in _BETWEEN)


def titled(key: str) -> tuple[str, ...]:
    """Return the keys of this name with a title before it: `pope john xxiii` for `john xxiii`.

    None for a one-word name, which may be any word, for more than three words, and for a key that begins with a title
    itself (`foreign minister`).
    """
    first, _space, rest = key.partition(" ")
    if not rest or rest.count(" ") > 1 or is_before_a_name(first, after=False):
        return ()
    return tuple(f"{title} {key}" for title in _TITLES.get(script_of(key), ()))


def plain_generation(text: str) -> str:
    """Return Jr. or Sr. where that is all that brackets after a name hold: `Джордж Кеннан (старший)`; else ""."""
    return GENERATIONS.get(plain(text.strip()), "")


def is_after_a_name(word: str) -> bool:
    """Return whether the word is a generation, an order or a Persian title written after the name."""
    bare = plain(word)
    return bare in AFTER_A_NAME or bool(_TITLE_AFTER.match(bare))


def without_han_titles(form: str) -> str:
    """Return a Chinese or Korean form without the title after it: `毛泽东同志` is `毛泽东`."""
    bare = _HAN_TITLES.sub("", form)
    return bare if len(bare) > 1 else form


def is_nobody(key: str) -> bool:
    """Return whether the key says that the name is not known: anonymous, unknown, illegible, or a question mark."""
    return not any(char.isalpha() for char in key) or bool(_NOBODY.match(key))


def is_described(text: str) -> bool:
    """Return whether the words describe somebody without a name: `einen Prediger`, `Ein guter Freund`, `une dame`."""
    return bool(_DESCRIBED.match(text))


def is_body(key: str) -> bool:
    """Return whether the key is a body's: it has a word such as committee, ministry, embassy, ЦК."""
    return bool(_HAN_BODY.search(key) or _COUNCIL.match(key)) or any(
        word in _BODIES for word in key.replace("-", " ").split()
    )


def is_office(key: str) -> bool:
    """Return whether the key names an office, not a person: `soviet ambassador`, `minister of foreign affairs`."""
    words = key.split()
    if not any(word in _OFFICE_HOLDERS for word in words[:3]):
        return False
    bare = [word for word in words if word not in _OFFICE_HOLDERS and not _TITLE_WORDS.match(word)]
    return not bare or bool({"of", "to", "in", "for"} & set(words[1:4]))
