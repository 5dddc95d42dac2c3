"""Two written names, and whether they may be one person's."""

import pytest

from archive.names.likeness import alike, likeness, parsed

PROBABLE = [
    ("Иосиф Сталин", "Joseph Stalin"),
    ("Stalin I.V.", "Stalin, Joseph Vissarionovich"),
    ("Josif Vissarionovič Stalin", "Joseph Stalin"),
    ("Andrey Vyshinsky", "Andrzej Wyszyński"),
    ("Nikolai Roschin", "Николай Рощин"),
    ("Vladimir Razuvayev", "Razuvaev V. N."),
    ("Nikita Chruschtschow", "Nikita Khrouchtchev"),
    ("Hruŝëv, Nikita", "Хрущёв Никита Сергеевич"),
    ("Chou En-lai", "Zhou Enlai"),
    ("Mao Tse-tung", "Мао Цзэдун"),
    ("Mao Tsze-dun", "Mao Zedong"),
    ("Shicai Sheng", "Sheng Shih-ts'ai"),
    ("Ch’en I", "Chen Yi"),
    ("毛泽东", "毛澤東"),
    ("Ким Ир Сен", "김일성"),
    ("Pak Heon-yeong", "Пак Хен Ен"),
    ("Syngman Rhee", "이승만"),
    ("Nguyễn Ái Quốc", "Nguyen Ai Quoc"),
    ("Vo Nguyen Giap", "Во Нгуен Зиап"),
    ("Gamal Abdel Nasser", "جمال عبد الناصر"),
    ("Gamal Abdel Nasser", "Jamal 'Abd al-Nasir"),
    ("Mohammad Mossadegh", "محمد مصدق"),
    ("Anwar el-Sadat", "أنور السادات"),
    ("Shigeru Yoshida", "Yoshida Shigeru"),
    ("Dag Hammarskjöld", "Hammarskjold, Dag"),
    ("De Gaulle, General Charles", "Шарль де Голль"),
    ("Fulbright, J. William", "Fulbright, William"),
    ('Blair, Anthony Charles Lynton ("Tony")', "Tony Blair"),
    ("Winston Churchill", "Уинстон Черчилль"),
    ("Gandhi, Mrs. Indira", "Indira Gandhi"),
    ("Chiang Kai-shek", "Чан Кайши"),
    ("Jiang Jieshi", "Chiang Kai-shek"),
    ("Feliks Dzierżyński", "Феликс Дзержинский"),
    ("Alexander Solschenizyn", "Александр Солженицын"),
    ("Gheorghe Gheorghiu-Dej", "Георге Георгиу-Деж"),
    ("Li Zongren", "Li Tsung-jen"),
    ("Ch'iao Kuan-hua", "Цяо Гуаньхуа"),
    ("백선엽", "Paik Sun Yup"),
    ("Ky, Nguyen Cao", "Nguyễn Cao Kỳ"),
    ("Nuri al-Said", "نوري السعيد"),
    ("Kamil Sham'un", "كميل شمعون"),
    ("Ahmad Qavam", "Ahmed Ghavam"),
    ("İsmet İnönü", "Исмет Инёню"),
    ("Κωνσταντίνος Καραμανλής", "Konstantinos Karamanlis"),
    ("Paul-Henri Spaak", "Поль-Анри Спаак"),
    ("Smith, Walter Bedell", "W. Bedell Smith"),
    ("Koo, V.K. Wellington", "Wellington Koo"),
    ("Georges Bidault", "Жорж Бидо"),
    ("François Mitterrand", "Франсуа Миттеран"),
    ("Valéry Giscard d'Estaing", "Giscard d'Estaing, Valéry"),
    ("Walt W. Rostow", "Уолт Ростоу"),
    ("Alger Hiss", "Элджер Хисс"),
    ("George W. Bush", "Джордж У. Буш"),
    ("Hideki Tojo", "Хидэки Тодзио"),
    ("Muhammad Hosni Mubarak", "Hosni Mubarak"),
    ("Vijaya Lakshmi Pandit", "Mrs. Vijayalakshmi Pandit"),
    ("Ahmad Qavam os-Saltaneh", "Qavam, Ahmad"),
    ("Nguyen Co Thach", "Нгуен Ко Тхать"),
    ("Kang Ryang-uk", "Kang Yang-uk"),
    ("Otto, Bf. von Bamberg", "Otto von Bamberg"),
    ("Konrad, Bf. von Würzburg", "Konrad, Bischof von Würzburg"),
    ("Sailer, Johann Michael, Bischof von Regensburg", "Johann Michael Sailer"),
    ("Friedrich Wilhelm IV. von Preußen", "Friedrich Wilhelm IV."),
    ("Schumann, Clara, geb. Wieck", "Clara Wieck"),
    ("Henry Cabot Lodge", "Lodge, Henry Cabot, Jr."),
    ("Douglas Dillon", "Dillon, C. Douglas"),
    ("Alexander von Humboldt", "Humboldt, Friedrich Wilhelm Heinrich Alexander von"),
    ("Joseph Stalin", "Joseph Staline"),
    ("П. Ф. Юдина", "Павел Фёдорович Юдин"),
    ("Мао Цзэдуну", "Мао Цзэдун"),
    ("Мао Цзэдуна", "Mao Zedong"),
    ("Чжоу Эньлаю", "Чжоу Эньлай"),
    ("Ким Ир Сену", "Ким Ир Сен"),
    ("И. В. Сталиным", "И. В. Сталин"),
    ("А. Я. Вышинскому", "Вышинский, Андрей Януарьевич"),
    ("Л. П. Берии", "Л. П. Берия"),
    ("Светланы Аллилуевой", "Светлана Аллилуева"),
    ("Pieter van Musschenbroek", "Petrus van Musschenbroek"),
    ("Mozart, Wolfgang Amadé", "Wolfgang Amadeus Mozart"),
    ("Carolus Linnaeus", "Carl Linnaeus"),
    ("Jacobus Arminius", "Jacob Arminius"),
    ("Guilielmus Budaeus", "Guillaume Budaeus"),
    ("Eden, Anthony, Earl of Avon", "Anthony Eden"),
]
POSSIBLE = [
    ("Filippov", "Филиппов"),
    ("Filippov", "Flippov"),
    ("Stalin", "Joseph Stalin"),
    ("Zhou", "Chou En-lai"),
    ("周恩来", "Zhou Enlai"),
    ("金日成", "Kim Il Sung"),
    ("斯大林", "Joseph Stalin"),
    ("吉田茂", "Shigeru Yoshida"),
    ("C.M. Molotov", "V.M. Molotov"),
    ("MacArthur, Douglas", "MacArthur, Douglas, II"),
    ("Nasser", "ناصر"),
    ("George H. W. Bush", "George W. Bush"),
    ("John Foster", "John Foster Dulles"),
    ("George Herbert Walker Bush", "George Walker Bush"),
    ("Kennan, George, 1845-1924", "George F. Kennan"),
    ("Джордж Кеннан (старший)", "George F. Kennan"),
    ("Mrs. Thatcher", "Denis Thatcher"),
    ("몰로토프", "Vyacheslav Molotov"),
    ("주은래", "周恩来"),
    ("李承晚", "Syngman Rhee"),
    ("Сталину", "Сталин"),
    ("П. Юдина", "П. Юдин"),
    ("Karl Lange", "Karl Lang"),
    ("Heinrich Wilhelm Müller", "Heinrich Wilhelm Miller"),
    ("Wilhelm Müller", "Müller, Johann Wilhelm Ludwig"),
    ("Johann Bach", "Johann Christoph Friedrich Bach"),
    ("Friedrich Wilhelm", "Wilhelm Friedrich"),
    ("Emil Julius Klaus Fuchs", "Klaus Fuchs"),
    ("Wilhelm II.", "Wilhelm II. von Württemberg"),
    ("Nicolas Bernoulli", "Bernoulli, Nicolas, II"),
]
DIFFERENT = [
    ("Kim Il", "Kim Il Sung"),
    ("Kim Jong Il", "Kim Il Sung"),
    ("王植", "王質"),
    ("Chen Yi", "Chen Yun"),
    ("Chiang Ching-kuo", "Chiang Kai-shek"),
    ("Mrs. Chiang Kai-shek", "Chiang Kai-shek"),
    ("Mrs. John F. Kennedy", "John F. Kennedy"),
    ("Vasily Stalin", "Joseph Stalin"),
    ("Svetlana Stalina", "Joseph Stalin"),
    ("Georgy Zhukov", "Yuri Zhukov"),
    ("Allen Dulles", "John Foster Dulles"),
    ("Johnson, U. Alexis", "Johnson, Lyndon B."),
    ("Ngo Dinh Diem", "Ngo Dinh Nhu"),
    ("Lodge, Henry Cabot, Jr.", "Lodge, Henry Cabot, Sr."),
    ("Tikhonov, Nikolai, 1896-1979", "Tikhonov, Nikolai, 1905-1997"),
    ("Soviet Ambassador", "Soviet Ambassador"),
    ("Anonymous", "Anonymous"),
    ("[illegible]", "illegible"),
    ("Politburo", "Paul Politburo"),
    ("Usman Yusupov", "Yusup Usmanov"),
    ("Chang Ch'un-ch'iao", "Хоанг Ван Хоан"),
    ("Otto Kuusinen", "Hosni Mubarak"),
    ("М.В. Зимянин", "Maurice Schumann"),
    ("Светлана Сталина", "Василий Сталин"),
    ("Василию Сталину", "Иосиф Сталин"),
    ("Louis Schneider", "Louise Schneider"),
    ("Mendelssohn Bartholdy, Felix", "Mendelssohn Bartholdy, Fanny"),
    ("Martin Luserke", "Martina Luserke"),
    ("Wilhelm von", "Friedrich von"),
    ("Harless Adolf", "Carl Adolf"),
    ("Clemens VI.", "Clemens VII."),
    ("Wilhelm I.", "Wilhelm II."),
    ("Friedrich Wilhelm III.", "Friedrich Wilhelm IV. von Preußen"),
    ("Friedrich Wilhelm II. von Preußen", "Friedrich Wilhelm III. von Preußen"),
    ("Heinrich VI., König", "Heinrich VII., König"),
    ("Pope John XXII", "Pope John XXIII"),
    ("Karl XIV. Johan", "Karl XIII. Johan"),
    ("Johann I. Bernoulli", "Johann II Bernoulli"),
    ("König, Friedrich", "König Friedrich"),
]


@pytest.mark.parametrize(("one", "two"), PROBABLE)
def test_probable(one: str, two: str) -> None:
    assert alike(one, two).verdict == "probable"


@pytest.mark.parametrize(("one", "two"), POSSIBLE)
def test_possible_and_no_more(one: str, two: str) -> None:
    assert alike(one, two).verdict == "possible"


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_different(one: str, two: str) -> None:
    found = alike(one, two)
    assert found.verdict == "different"
    assert found.against


@pytest.mark.parametrize(("one", "two"), [*PROBABLE, *POSSIBLE, *DIFFERENT])
def test_the_order_of_two_names_does_not_matter(one: str, two: str) -> None:
    assert alike(one, two).score == pytest.approx(alike(two, one).score)


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        ("Filippov", "Филиппов", "the same family name but for spelling or script (Filippov / Филиппов)"),
        ("Chou En-lai", "Zhou Enlai", "the same Chinese syllables (Chou En-lai in Wade-Giles, Zhou Enlai in pinyin)"),
        ("I. V. Stalin", "Joseph Stalin", "I. fits Joseph"),
        ("П. Ф. Юдина", "П. Ф. Юдин", "П. Ф. Юдина is П. Ф. Юдин in another case"),
        (
            "Dean Rusk, Secretary of State",
            "Dean Rusk",
            "the same name, with something else beside it (Dean Rusk, Secretary of State / Dean Rusk)",
        ),
        ("毛泽东", "毛澤東", "full and simplified characters (毛泽东 / 毛澤東)"),
    ],
)
def test_the_reason_is_said_in_words(one: str, two: str, reason: str) -> None:
    assert reason in alike(one, two).reasons


@pytest.mark.parametrize(
    ("one", "two", "against"),
    [
        ("Kim Il", "Kim Il Sung", "Kim Il is a shorter name than Kim Il Sung: another man"),
        ("王植", "王質", "different Han characters (王植 / 王質), read alike"),
        ("Vasily Stalin", "Joseph Stalin", "Vasily is not Joseph"),
        ("Mao", "Mao Zedong", "a name of one word is all there is to compare"),
        ("Stalin (1879-1953)", "Stalin (1921-1962)", "life dates contradict (born 1879 and 1921)"),
        ("Mrs. Chiang Kai-shek", "Chiang Kai-shek", "Mrs. Chiang Kai-shek is the wife of Chiang Kai-shek"),
        ("Johann Bach", "Johann Christoph Friedrich Bach", "of several given names they share one"),
        ("Wilhelm II. von Preußen", "Wilhelm II. von Württemberg", "one is of Preußen, the other of Württemberg"),
        ("Otto, Bf. von Bamberg", "Otto, Bf. von Freising", "one is of Bamberg, the other of Freising"),
        ("Soviet Ambassador", "Roshchin", "an office is not a name"),
        ("Mrs. Thatcher", "Denis Thatcher", "Mrs. Thatcher may be the wife of Denis Thatcher"),
    ],
)
def test_the_reason_against_is_said_in_words(one: str, two: str, against: str) -> None:
    assert against in alike(one, two).against


def test_years_that_agree_speak_for_a_pair_and_a_year_apart_against() -> None:
    same = likeness(parsed("J. Stalin", born=1878), parsed("Joseph Stalin", born=1878))
    slip = likeness(parsed("J. Stalin", born=1878), parsed("Joseph Stalin", born=1879))
    assert "both born in 1878" in same.reasons
    assert "born 1878 and 1879" in slip.against
    assert same.score > slip.score


def test_a_body_is_compared_with_bodies_by_their_whole_name() -> None:
    assert alike("CC CPSU", "C.C. CPSU").verdict == "probable"
    assert alike("CC CPSU", "CC CCP").verdict == "different"
    assert likeness(parsed("Politburo", kind="body"), parsed("Politburo", kind="person")).verdict == "different"
