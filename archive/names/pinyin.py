"""Chinese syllables in pinyin, Wade-Giles and Palladius: tables generated from the rules of each."""

from collections import defaultdict
from functools import cache
from typing import Final

from archive.names.cyrillic import romanised
from archive.names.tables import matched

_INITIALS: Final = "b p m f d t n l g k h j q x zh ch sh r z c s"
_WADE: Final = matched(_INITIALS, "p p' m f t t' n l k k' h ch ch' hs ch ch' sh j ts ts' s")
_PALLADIUS: Final = matched(_INITIALS, "б п м ф д т н л г к х цз ц с чж ч ш ж цз ц с")

# Finals: pinyin, Wade-Giles, Palladius.
_FINALS: Final = """
    a a а; ai ai ай; an an ань; ang ang ан; ao ao ао; e ê э; ei ei эй; en ên энь; eng êng эн; ong ung ун; ou ou оу;
    o o о; i i и; ia ia я; ian ien янь; iang iang ян; iao iao яо; ie ieh е; in in инь; ing ing ин; iong iung юн;
    iu iu ю;
    u u у; ua ua уа; uai uai уай; uan uan уань; uang uang уан; ui ui уй; un un унь; uo o о; ü ü юй; üan üan юань;
    üe üeh юэ; ün ün юнь
"""
_LEGAL: Final = {
    "a ai an ang ao e en eng ou u": "b p m f d t n l g k h zh ch sh r z c s",
    "ei": "b p m f d n l g h sh z zh",
    "ong": "d t n l g k h zh ch r z c s",
    "o": "b p m f",
    "i": "b p m d t n l j q x",
    "ia iang iong": "j q x l",
    "ian iao ie in ing iu": "b p m d t n l j q x",
    "ua uai uang": "g k h zh ch sh",
    "uan un uo ui": "d t n l g k h zh ch sh r z c s",
    "ü üe": "n l j q x",
    "üan ün": "j q x l",
}
_ALONE: Final = """
    a a а; ai ai ай; an an ань; ang ang ан; ao ao ао; e o э; en ên энь; er êrh эр; ou ou оу; yi i и; ya ya я;
    yan yen янь; yang yang ян; yao yao яо; ye yeh е; yin yin инь; ying ying ин; yong yung юн; you yu ю; yu yü юй;
    yuan yüan юань; yue yüeh юэ; yun yün юнь; wa wa ва; wai wai вай; wan wan вань; wang wang ван; wei wei вэй;
    wen wên вэнь; weng wêng вэн; wo wo во; wu wu у; zhi chih чжи; chi ch'ih чи; shi shih ши; ri jih жи; zi tzŭ цзы;
    ci tz'ŭ цы; si ssŭ сы
"""
# Spellings outside the rules: older ones of the post, the press and signatures, and the southern readings by which some
# were known abroad (Kai-shek, Yat-sen, and Кайши after them).
_ALSO_WADE: Final = (
    "yi yi; e ê; er erh; zi tsu; zi tze; zi tse; ci tsu; si szu; si sze; si ssu; shi shi; "
    "zhi chi; chi chi; ge ko; ge ke; ke k'o; he ho; "
    "guo kuo; kuo k'uo; huo huo; shuo shuo; gui kuei; kui k'uei; duo to; luo lo; zuo tso; ruo jo; zhuo cho; jiu chiu; "
    "xiu hsiu; xu hsu; xiong hsiung; you yiu; wen wen; ye ye; jie chie; xie hsie; tie t'ie; xue hsueh; yue yueh; "
    "jue chueh; yan yien; "
    "jie kai; shi shek; yi yat; ri yat; xian sen; "
    "de teh; te t'eh; song soong; zhou chow; gu koo; wu woo; li lee; huang hwang; he hoh; zhu chuh; ye yeh"
)
_ALSO_PALLADIUS: Final = (
    "hui хуэй; hui хой; gui гуй; gui гуэй; wei вей; de де; ze цзе; ye ие; yan иянь; er ар; feng фын; meng мын; "
    "deng дын; peng пын; zheng чжен; zeng цзен; gen гын; heng хэн; heng хен; shen шень; chen чень; wen вень; xue сюе; "
    "yue юе; jue цзюе; chong чун; duo до; guo го; huo хо; kuo ко; luo ло; zi цзи; si си; fen фын; "
    "jiang чан; jie кай; yi ят; xian сен"
)


@cache
def syllables() -> frozenset[str]:
    """Return every syllable of pinyin, without tones; `ü` is written u after j, q, x and y, else v."""
    return frozenset(pinyin for pinyin, _, _ in _rows())


@cache
def wade_giles() -> dict[str, frozenset[str]]:
    """Map Wade-Giles syllables, without accents and apostrophes, to possible pinyin: `chou` is zhou or chou."""
    table: dict[str, set[str]] = defaultdict(set)
    for pinyin, wade, _ in (*_rows(), *_extra(_ALSO_WADE)):
        table[_bare(wade)].add(pinyin)
    return {wade: frozenset(pinyin) for wade, pinyin in table.items()}


@cache
def marked_wade_giles() -> dict[str, frozenset[str]]:
    """Map Wade-Giles syllables with the apostrophe of an aspirated consonant to pinyin: `ch'ou` is chou alone."""
    table: dict[str, set[str]] = defaultdict(set)
    for pinyin, wade, _ in (*_rows(), *_extra(_ALSO_WADE)):
        if "'" in wade:
            table[_bare(wade, keep="'")].add(pinyin)
    return {wade: frozenset(pinyin) for wade, pinyin in table.items()}


@cache
def in_wade_giles() -> dict[str, frozenset[str]]:
    """Map syllables of pinyin to Wade-Giles, with accents and apostrophes."""
    table: dict[str, set[str]] = defaultdict(set)
    for pinyin, wade, _ in (*_rows(), *_extra(_ALSO_WADE)):
        table[pinyin].add(wade)
    return {pinyin: frozenset(wade) for pinyin, wade in table.items()}


@cache
def palladius() -> dict[str, frozenset[str]]:
    """Map syllables in Russian letters (Palladius, э and е as one) to pinyin."""
    table: dict[str, set[str]] = defaultdict(set)
    for pinyin, _, russian in _rows():
        table[russian.replace("э", "е")].add(pinyin)
    for pinyin, russian, _ in _extra(_ALSO_PALLADIUS):
        table[russian.replace("э", "е")].add(pinyin)
    return {russian: frozenset(pinyin) for russian, pinyin in table.items()}


@cache
def palladius_in_latin() -> dict[str, frozenset[str]]:
    """Map such syllables romanised back from Russian to pinyin: `tsze`, `chzhou`, `khuay`."""
    table: dict[str, set[str]] = defaultdict(set)
    for russian, pinyin in palladius().items():
        for scheme in ("bgn", "loc"):
            for latin in (romanised(russian, scheme), romanised(russian, scheme).replace("ye", "e")):
                table[latin] |= pinyin
    return {latin: frozenset(pinyin) for latin, pinyin in table.items()}


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    finals = {row.split()[0]: tuple(row.split()[1:]) for row in _FINALS.split(";")}
    rows = [tuple(row.split()) for row in _ALONE.split(";")]
    for some, initials in _LEGAL.items():
        for final in some.split():
            rows += [_row(initial, final, *finals[final]) for initial in initials.split()]
    return tuple((row[0], row[1], row[2]) for row in rows)


def _row(initial: str, final: str, wade: str, russian: str) -> tuple[str, str, str]:
    umlaut = "u" if initial in {"j", "q", "x"} else "v"
    if final == "e" and initial in {"g", "k", "h"}:
        wade = "o"
    if final in {"u", "uo"} and initial in {"z", "c"}:
        return initial + final, {"z": "ts", "c": "ts'"}[initial] + wade, _PALLADIUS[initial] + russian
    return initial + final.replace("ü", umlaut), _WADE[initial] + wade, _PALLADIUS[initial] + russian


def _extra(rows: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((pinyin, other, "") for pinyin, other in (row.split() for row in rows.split(";")))


def _bare(wade: str, keep: str = "") -> str:
    return wade.translate(str.maketrans("êüŭ", "euu")).replace("'", keep)
