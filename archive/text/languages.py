"""One tag for each language: `rus`, `ru-RU`, `Russian` and `русский` are `ru`.

Two letters where ISO 639-1 has them (BCP 47, 2.2.1), else three. The region is dropped, the script stays: `zh-Hans`.
"""

import re
from typing import Final

# Two letters, three letters (terminological, then bibliographic where it differs), and names.
_TABLE: Final = """
aa aar afar|ab abk abkhazian|af afr afrikaans|ak aka akan|am amh amharic|ar ara arabic العربية|as asm assamese
av ava avaric|ay aym aymara|az aze azerbaijani azeri|ba bak bashkir|be bel belarusian byelorussian беларуская
bg bul bulgarian български|bm bam bambara|bn ben bengali|bo bod/tib tibetan|br bre breton|bs bos bosnian
ca cat catalan|ce che chechen|co cos corsican|cs ces/cze czech čeština|cu chu slavonic|cv chv chuvash|cy cym/wel welsh
da dan danish dansk|de deu/ger german deutsch немецкий|dv div maldivian|dz dzo dzongkha|ee ewe ewe
el ell/gre greek ελληνικά|en eng english английский|eo epo esperanto|es spa spanish castilian español испанский
et est estonian eesti|eu eus/baq basque|fa fas/per persian farsi فارسی|ff ful fulah|fi fin finnish suomi|fj fij fijian
fo fao faroese|fr fra/fre french français французский|fy fry frisian|ga gle irish|gd gla gaelic|gl glg galician
gn grn guarani|gu guj gujarati|gv glv manx|ha hau hausa|he heb/iw hebrew עברית|hi hin hindi|hr hrv/scr croatian hrvatski
ht hat haitian|hu hun hungarian magyar венгерский|hy hye/arm armenian հայերեն|ia ina interlingua|id ind/in indonesian
ig ibo igbo|is isl/ice icelandic|it ita italian italiano итальянский|iu iku inuktitut|ja jpn japanese 日本語 японский
jv jav/jw javanese|ka kat/geo georgian ქართული|ki kik kikuyu|kk kaz kazakh|kl kal kalaallisut|km khm khmer cambodian
kn kan kannada|ko kor korean 한국어 корейский|ks kas kashmiri|ku kur kurdish|kw cor cornish|ky kir kyrgyz kirghiz
la lat latin латинский|lb ltz luxembourgish|lg lug ganda|ln lin lingala|lo lao lao|lt lit lithuanian|lv lav latvian
mg mlg malagasy|mi mri/mao maori|mk mkd/mac macedonian|ml mal malayalam|mn mon mongolian монгол монгольский
mr mar marathi|ms msa/may malay|mt mlt maltese|my mya/bur burmese|nb nob|ne nep nepali|nl nld/dut dutch nederlands
nn nno|no nor norwegian norsk|ny nya chichewa|oc oci occitan|om orm oromo|or ori oriya|os oss ossetian
pa pan punjabi panjabi|pl pol polish polski польский|ps pus pashto|pt por portuguese português|qu que quechua
rm roh romansh|rn run rundi|ro ron/rum/mol/mo romanian română moldavian|ru rus russian русский|rw kin kinyarwanda
sa san sanskrit|sd snd sindhi|se sme|sh hbs serbo-croatian|si sin sinhala|sk slk/slo slovak slovenčina
sl slv slovenian slovene|so som somali|sq sqi/alb albanian shqip|sr srp/scc serbian српски|su sun sundanese
sv swe swedish svenska|sw swa swahili|ta tam tamil|te tel telugu|tg tgk tajik|th tha thai|ti tir tigrinya
tk tuk turkmen|tl tgl tagalog|tr tur turkish türkçe|tt tat tatar|ug uig uighur uyghur|uk ukr ukrainian українська
ur urd urdu|uz uzb uzbek|vi vie vietnamese tiếng·việt вьетнамский|wo wol wolof|xh xho xhosa|yi yid/ji yiddish ייִדיש
yo yor yoruba|zh zho/chi chinese mandarin 中文 汉语 漢語 китайский|zu zul zulu
"""
_TAG: Final = re.compile(r"([a-z]{2,3})((?:-[a-z]{4})?)((?:-(?:[a-z]{2}|\d{3}))?)((?:-[a-z0-9]{5,8}|-x-[a-z0-9-]+)*)")


def _tags() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _TABLE.strip().replace("\n", "|").split("|"):
        tag, *known = entry.split(" ")
        for word in [tag, *known[0].split("/"), *known[1:]]:
            found.setdefault(word.replace("·", " ").casefold(), tag)
    return found


def _names() -> dict[str, str]:
    entries = (entry.split(" ") for entry in _TABLE.strip().replace("\n", "|").split("|"))
    return {tag: names[0].replace("·", " ").title() for tag, _codes, *names in entries if names}


_TAGS: Final = _tags()
# The English name of every language with a two-letter tag.
NAMES: Final = _names()


def language_tag(text: str, *, region: bool = False) -> str:
    """Return the language's tag in small letters; "" for none. With `region`, `en-US` keeps its region."""
    word = text.strip().rstrip(".").replace("_", "-").casefold()
    if word in _TAGS:
        return _TAGS[word]
    found = _TAG.fullmatch(word)
    if not found:
        return ""
    language, script, where, variants = found.groups()
    return f"{_TAGS.get(language, language)}{script}{where if region else ''}{variants}"
