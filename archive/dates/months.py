"""Names of months, seasons and weekdays as documents print them, in the languages of the papers."""

# One paragraph for each language, of twelve names; slashes separate the spellings of one month.
_MONTHS = """
january/jan/jany february/feb/febr/feby march/mar/mch april/apr/apl may june/jun july/jul august/aug/augt
september/sep/sept/septr october/oct/octr november/nov/novr december/dec/decr

ianuarii/januarii/januarij/januarius februarii/februarij/februarius martii/martij/martius aprilis maii/maij/maius
iunii/junii/junij/junius iulii/julii/julij/julius augusti/augustus septembris octobris novembris decembris

январь/января/янв февраль/февраля/фев/февр март/марта/мар апрель/апреля/апр май/мая июнь/июня/июн июль/июля/июл
август/августа/авг сентябрь/сентября/сен/сент октябрь/октября/окт ноябрь/ноября/ноя/нояб декабрь/декабря/дек

січень/січня лютий/лютого березень/березня квітень/квітня травень/травня червень/червня липень/липня
серпень/серпня вересень/вересня жовтень/жовтня листопад/листопада грудень/грудня

januar/jänner februar/feber märz/maerz/mrz april mai juni juli august september oktober/okt november
dezember/dez

janvier/janv février/fevrier/févr/fév mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre
décembre/decembre/déc

enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre
diciembre/dic

gennaio/genn febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre
dicembre

janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro outubro/out novembro dezembro

styczeń/stycznia luty/lutego marzec/marca kwiecień/kwietnia maj/maja czerwiec/czerwca lipiec/lipca
sierpień/sierpnia wrzesień/września październik/października listopad/listopada grudzień/grudnia

január/január február/febr március/márc április/ápr május/máj június/jún július/júl augusztus/aug szeptember/szept
október/okt november/nov december/dec

ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie

януари февруари март април май юни юли август септември октомври ноември декември

januari februari maart april mei juni juli augustus september oktober november december

januari februari mars/marts april maj/mai juni juli augusti september oktober november december/desember

tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta toukokuu/toukokuuta
kesäkuu/kesäkuuta heinäkuu/heinäkuuta elokuu/elokuuta syyskuu/syyskuuta lokakuu/lokakuuta marraskuu/marraskuuta
joulukuu/joulukuuta

ιανουάριος/ιανουαρίου φεβρουάριος/φεβρουαρίου μάρτιος/μαρτίου απρίλιος/απριλίου μάιος/μαΐου ιούνιος/ιουνίου
ιούλιος/ιουλίου αύγουστος/αυγούστου σεπτέμβριος/σεπτεμβρίου οκτώβριος/οκτωβρίου νοέμβριος/νοεμβρίου
δεκέμβριος/δεκεμβρίου

ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık

leden/ledna únor/února březen/března duben/dubna květen/května červen/června červenec/července srpen/srpna září
říjen/října listopad/listopadu prosinec/prosince
"""
_SEASONS = """
spring summer autumn/fall winter

весна/весны/весной лето/лета/летом осень/осени/осенью зима/зимы/зимой

frühling/frühjahr sommer herbst winter

printemps été automne hiver

primavera verano otoño invierno

primavera estate autunno inverno
"""
_WEEKDAYS = """
monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
понедельник вторник среда четверг пятница суббота воскресенье
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles jueves viernes sábado domingo
"""
# Vietnamese numbers its months: `tháng hai`, `tháng 2`; the first and the last have names of their own.
VIETNAMESE = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _numbered(table: str, first: int) -> dict[str, int]:
    """Map every spelling to its number. Raises ValueError for a word that means two months."""
    numbers: dict[str, int] = {}
    for language in table.split("\n\n"):
        for number, names in enumerate(language.split(), first):
            for name in names.split("/"):
                if numbers.setdefault(name, number) != number:
                    raise ValueError(name)
    return numbers


MONTHS = _numbered(_MONTHS, 1)
SEASONS = _numbered(_SEASONS, 21)
WEEKDAYS = frozenset(_WEEKDAYS.split())
