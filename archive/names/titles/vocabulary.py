"""Word tables for classifying a piece of a title: an office, a body, a place, a courtesy, a month."""


def listed(text: str) -> frozenset[str]:
    """Return the words of a table written in rows."""
    return frozenset(text.split())


COURTESIES = listed(
    "gen col lt maj adm amb capt cmdr brig cde cdes comrade comrades com tov tovarishch mr mrs ms miss messrs dr "
    "prof professor hon honorable honourable his her excellency h.e madame madam monsieur herr frau señor rev "
    "reverend major т тов товарищ товарища товарищу товарищем г гр"
)

# The heads of an office: `Soviet Ambassador`, `Secretary of State`. They may stand before a personal name.
OFFICES = listed(
    "editor-in-chief general-lieutenant lieutenant-general general-major major-general colonel-general "
    "general-colonel envoys ambassador ambassadors minister ministers president premier chairman chairwoman chair "
    "vice-chairman secretary secretaries consul consuls general counselor counsellor minister-counselor chargé "
    "charge director chief commander representative representatives adviser advisor advisers assistant deputy head "
    "attaché attache leader leaders marshal admiral colonel lieutenant captain brigadier chancellor commissioner "
    "administrator governor senator congressman speaker officer aide envoy official officials spokesman "
    "spokesperson delegate delegates member members editor specialist specialists plenipotentiary generalissimo "
    "undersecretary vice-president under-secretary treasurer comptroller superintendent councillor correspondent "
    "interpreter prime-minister commissar residents resident rector economist staffer ambassador-at-large "
    "ambassador-designate coordinator directors d'affaires vice-premier vice-minister secretary-general fm pm посол "
    "посла послу послом министр министра министру министром председатель председателя председателю секретарь "
    "секретаря"
)

# Words that stand before a head and are no name: `Acting Deputy Foreign Minister`, `General Secretary`.
QUALIFIERS = listed(
    "acting deputy vice under assistant first second third senior junior special permanent former foreign prime "
    "state interior defense defence naval military air army political economic commercial cultural press trade "
    "executive joint chief central national general federal supreme public united international regional temporary "
    "interim provisional high honorary private principal personal consular scientific labor agricultural financial "
    "legal home overseas external internal commander-in-chief in-chief party people head one two three council ex-"
)

BODIES = listed(
    "aec erda acda dia nsa usia mod fco icp cpv cpi cp lab laboratory center centre committee committees commission "
    "council councils ministry ministries department departments embassy embassies delegation delegations "
    "government governments party parties politburo presidium secretariat bureau staff group agency directorate "
    "division office section legation mission missions consulate consulates congress cc cpsu ccp cpc kwp wpk vwp "
    "lpdp tass kgb mid nkvd mgb nkgb gru mfa cia fbi nsc dod comintern cominform army command fleet academy "
    "institute union association front posts post mofa house sed puwp mszmp hwp bcp rcp fcp pcf pci ksč kpč vkp(b) "
    "vkp rkp(b) politbureau board headquarters administration parliament assembly league federation desk "
    "confederation organization organisation bank corporation company newspaper pravda xinhua radio cabinet court "
    "tribunal university society fund forces guard navy militia police intelligence stasi securitate svr fsb dge "
    "gosplan comecon cmea nato seato unesco un uno scap eca pla pva kpa dra leadership kremlin side sides "
    "politburos consulate-general chiefs diplomats diplomatic panel working-group team service services regime "
    "plenum цк кпсс вкп(б) ркп(б) кпк мид мгб нкид политбюро совет совета министерство министерства посольство "
    "посольства правительство правительства тасс делегация делегации"
)

PLURAL_BODIES = {
    "delegations": "Delegation", "governments": "Government", "parties": "Party", "committees": "Committee",
    "councils": "Council", "ministries": "Ministry", "embassies": "Embassy", "departments": "Department",
    "missions": "Mission", "sides": "Side", "leaderships": "Leadership",
}  # fmt: skip

# The nouns in which a long office or body ends: `for Near Eastern, South Asian, and African Affairs`.
COMPLEMENTS = listed(
    "commissars liaison energy state affairs security defense defence trade industry operations planning policy "
    "relations culture education health finance treasury war navy areas pacific east west asia europe africa "
    "america states nations republic kingdom republics policies intelligence research administration cooperation "
    "information agriculture commerce labor labour justice interior transport communications foreign mutual aid "
    "budget staff command projects"
)

COUNTRIES = listed(
    "ussr u.s.s.r soviet russia russian prc china chinese roc taiwan formosa dprk rok korea korean mongolia "
    "mongolian mpr japan japanese vietnam vietnamese drv srv viet-nam laos cambodia thailand burma india indian "
    "pakistan nepal afghanistan iran iraq turkey syria egypt israel indonesia malaya malaysia philippines singapore "
    "australia zealand us usa u.s u.s.a american british uk u.k britain england france french germany german gdr "
    "frg drg poland polish czechoslovakia czechoslovak hungary hungarian romania romanian bulgaria bulgarian "
    "yugoslavia yugoslav albania albanian cuba cuban austria italy italian spain portugal netherlands dutch belgium "
    "sweden norway denmark finland canada canadian mexico brazil argentina chile ghana guinea algeria congo "
    "ethiopia somalia libya ukraine ukrainian georgia armenia azerbaijan kazakhstan uzbekistan lithuania latvia "
    "estonia united states kingdom republic north south east west democratic people peoples federal socialist "
    "islamic arab saudi arabia hong kong tibet manchuria xinjiang ceylon lebanon jordan kuwait yemen tunisia "
    "morocco kenya tanzania nigeria switzerland greece northeast northwest southeast far near middle northern "
    "southern eastern western europe asia africa asian african america pacific swiss turkish iranian iraqi israeli "
    "egyptian syrian greek irish ireland swedish norwegian danish finnish spanish portuguese belgian austrian "
    "pakistani nepalese burmese thai lao cambodian indonesian philippine australian brazilian mexican chilean "
    "argentine ghanaian algerian ethiopian angolan angola mozambique zambia"
)

CITIES = listed(
    "mogadishu khartoum lagos accra conakry bamako dakar abidjan kinshasa léopoldville brazzaville harare salisbury "
    "tiflis petrograd constantinople smyrna danzig breslau königsberg lemberg pressburg agram laibach batum erivan "
    "maputo windhoek kampala nairobi dar-es-salaam kigali tunis tripoli rabat casablanca beirut amman jerusalem "
    "riyadh jeddah aden sanaa kuwait doha muscat nicosia istanbul tirana skopje sarajevo zagreb ljubljana "
    "bratislava pristina reykjavik dublin luxembourg hague zurich munich hamburg frankfurt leipzig dresden milan "
    "geneva lyon marseille barcelona porto monaco ulaangom erevan yerevan almaty alma-ata bishkek frunze dushanbe "
    "ashgabat odessa lvov vilnius riga tallinn kaliningrad managua panama guatemala tegucigalpa asunción bogota "
    "valparaíso boston chicago detroit houston dallas philadelphia toronto montreal vancouver sydney melbourne "
    "canberra wellington suva kuala lumpur dhaka calcutta bombay madras kandy baku tabriz santiago lima caracas "
    "montevideo bogotá quito rio brasília johannesburg pretoria lusaka luanda addis-ababa dc moscow beijing peking "
    "peiping nanjing nanking shanghai canton guangzhou urumchi urumqi dihua lanzhou hami xibaipo yanan yan'an "
    "harbin shenyang mukden dalian dairen lüshun pyongyang seoul tokyo hanoi saigon ulaanbaatar ulan-bator "
    "washington london paris berlin bonn pankow warsaw prague budapest bucharest sofia belgrade havana vienna rome "
    "new-york york delhi new-delhi rangoon bangkok jakarta batavia manila taipei kabul tehran baghdad ankara cairo "
    "damascus tel-aviv algiers addis ababa leningrad stalingrad kiev minsk tashkent yalta potsdam tbilisi sochi "
    "sukhumi gagra kuntsevo vladivostok khabarovsk tianjin tientsin wuhan chongqing chungking hangzhou lushan "
    "beidaihe zhengzhou chengdu guilin hong-kong macau singapore colombo karachi islamabad kathmandu lhasa "
    "stockholm oslo copenhagen helsinki brussels bern lisbon madrid athens ottawa bandung phnom vientiane honolulu "
    "москва пекин москве пекине пхеньян пхеньяне"
)

MONTHS = listed(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec spring summer autumn fall winter undated early mid late noon midnight monday tuesday "
    "wednesday thursday friday saturday sunday января февраля марта апреля мая июня июля августа сентября октября "
    "ноября декабря"
)

# The posts that stand somewhere, and those that are sent to somebody.
POSTS = listed(
    "ambassador ambassadors embassy embassies consul consulate consulate-general general chargé charge minister "
    "minister-counselor representative representatives mission missions legation attaché attache adviser advisor "
    "counselor counsellor office resident correspondent group command forces agent specialists advisers section "
    "embassy's commissioner administration posts delegate observer"
)
SENT_FROM = listed("delegation delegations delegate delegates representative representatives group mission comrades")
SENT_TO = listed(
    "embassy legation ambassador ambassadors representative representatives assistant adviser advisor advisers "
    "delegation delegate mission envoy observer aide counselor attaché consul counsellor permanent minister chargé "
    "charge ambassador-designate"
)

NOBLES = listed("earl duke marquess marquis viscount baron count king queen prince shah emperor bishop archbishop")

PARTICLES = listed("de der den di da dos du la le von van zu al el bin ibn ben abu af ter ten y e und i jr sr phan")

# Words an editor writes in a bracket before the name itself.
SAID_BEFORE = listed(
    "i.e ie aka a.k.a alias also known as pseudonym of real name the probably possibly perhaps presumably "
    "apparently likely allegedly cover codename code-name code named"
)

ANONYMOUS = listed("anonymous unknown illegible unsigned unidentified unattributed anon неизвестный неизвестного")

# Words that are capitalised like a name in a heading, and are none.
COMMON = listed(
    "kept holders him them reception situation question questions issue issues relations war peace policy problem "
    "problems matter matters views report text part document documents attachment annex appendix enclosure page "
    "pages subject topic agenda record files file list draft version copy original translation untitled none "
    "various others additional several certain all development developments position positions visit trip talks "
    "talk meeting meetings conversation conversations discussion discussions negotiations negotiation conference "
    "session plan plans proposal proposals agreement treaty economy aid assistance loan revolution struggle crisis "
    "incident statement statements speech speeches letter letters telegram telegrams cable cables note notes "
    "memorandum message messages reply response request archives archive instance transmission persons minutes this "
    "that these those it its his her their our what when where why how who which after before during about "
    "regarding concerning excerpt excerpts extract extracts handwritten typed signed secret top confidential urgent "
    "edited sic continued number instructions instruction order orders decision decisions resolution also known as "
    "pseudonym alias real name possibly probably perhaps i.e e.g re new old we you he she they in on at by to from "
    "with for of and or the a an via through under over into upon is was are were if then"
)
