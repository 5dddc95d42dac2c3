"""Who did what: senders, readers, those between them, and those who talked."""

import pytest

from archive.names.titles import read_title


def roles(title: str) -> list[tuple[str, str]]:
    return [(name.role, name.form) for name in read_title(title).names]


@pytest.mark.parametrize(
    "title",
    [
        "Cable, Stalin to Mao Zedong [via Terebin]",
        "Cable, Stalin to Mao Zedong (via Terebin)",
        "Cable, Stalin to Mao Zedong via Terebin",
        "Cable, Stalin via Terebin to Mao Zedong",
        "Cable from Stalin through Terebin to Mao Zedong",
    ],
)
def test_who_passed_a_message_on_is_via(title: str) -> None:
    assert sorted(roles(title)) == [("author", "Stalin"), ("recipient", "Mao Zedong"), ("via", "Terebin")]


def test_a_message_inside_a_message_has_its_own_sender_and_reader() -> None:
    assert roles("Telegram from Roshchin to Filippov transmitting a message from Mao Zedong to Stalin") == [
        ("author", "Roshchin"),
        ("recipient", "Filippov"),
        ("on_behalf_of", "Mao Zedong"),
        ("recipient", "Stalin"),
    ]
    assert roles(
        "Cable from Filippov (Stalin) to Soviet Ambassador in Beijing Roshchin with message for Zhou Enlai"
    ) == [
        ("author", "Filippov"),
        ("recipient", "Roshchin"),
        ("recipient", "Zhou Enlai"),
    ]


def test_for_tells_the_last_reader_or_whom_the_sender_speaks_for() -> None:
    assert roles("Cable, Stalin to Terebin for Mao Zedong")[-1] == ("recipient", "Mao Zedong")
    assert ("on_behalf_of", "Mao Zedong") in roles("Cable, Terebin for Mao Zedong to Stalin")
    assert ("on_behalf_of", "Mao Zedong") in roles("Cable, Kovalev on behalf of Mao Zedong to Stalin")


@pytest.mark.parametrize(
    ("title", "role", "forms"),
    [
        ("Letter, Kim Il Sung and Pak Heon-yeong to Stalin", "author", ["Kim Il Sung", "Pak Heon-yeong"]),
        ("Telegram from Zhu De, Mao Zedong and Zhou Enlai", "author", ["Zhu De", "Mao Zedong", "Zhou Enlai"]),
        ("Telegram to Cde. Filippov and Comrade Stalin", "recipient", ["Filippov", "Stalin"]),
        ("Conversation of Stalin with Zhou Enlai", "participant", ["Stalin", "Zhou Enlai"]),
        ("Stalin's Conversation with Zhou Enlai", "participant", ["Stalin", "Zhou Enlai"]),
        ("Kohl-Gorbachev Conversation, Bonn", "participant", ["Kohl", "Gorbachev"]),
        ("Minutes, Mao Zedong's Conversation with a Yugoslav Delegation", "participant", ["Mao Zedong", "Yugoslav Delegation"]),
        ("Zhou Enlai and Le Duan", "participant", ["Zhou Enlai", "Le Duan"]),
        ("Diary of Pavel Yudin", "author", ["Pavel Yudin"]),
        ("Zhou Enlai's Speech at the Bandung Conference", "author", ["Zhou Enlai"]),
        ("Mao Zedong, 'On the Ten Great Relations'", "author", ["Mao Zedong"]),
        ("Order signed by Lin Biao", "signatory", ["Lin Biao"]),
        ("Letter from Stalin to Mao, translated by Shi Zhe", "translator", ["Shi Zhe"]),
        ("Report from Yudin to Khrushchev on a Meeting with Mao Zedong", "mentioned", ["Mao Zedong"]),
        ("Third Conversation between M.S. Gorbachev and FRG Chancellor H. Kohl", "participant", ["M.S. Gorbachev", "H. Kohl"]),
        ("Record of President Liu’s Meeting with Pak Se-chang, the New Korean Ambassador", "participant", ["Liu", "Pak Se-chang"]),
        ("Memorandum of Conversation from Premier Zhou Enlai's Reception of Ambassador R.K. Nehru", "participant", ["Zhou Enlai", "R.K. Nehru"]),
        ("[Mao Zedong's] Conversation with [Richard] Dixon and Sharkey [then President]", "participant", ["Mao Zedong", "Dixon", "Sharkey"]),
        ("Conversation between Stalin and a Delegation from Korea headed by Kim Il Sung", "participant", ["Stalin", "Delegation from Korea", "Kim Il Sung"]),
        ("Cable, Terebin to Stalin, Plans for Mao's Visit to Moscow", "recipient", ["Stalin"]),
        ("Letter, I. V. Stalin to Qavam os-Saltaneh", "recipient", ["Qavam os-Saltaneh"]),
        ("Cable, Barnes to the US Department of State Reviewing Developments in the GDR", "recipient", ["US Department of State"]),
        ("Telegram from the First Directorate to Moscow, Budapest, Prague", "recipient", ["Moscow", "Budapest", "Prague"]),
        ("The Situation Surrounding the Relations between China and France", "participant", []),
        ("Minutes of Conversation, Todor Zhivkov – Leonid Brezhnev", "participant", ["Todor Zhivkov", "Leonid Brezhnev"]),
        ("Notes on the discussion between I.V. Kurchatov, lead scientist of the effort, and Stalin", "mentioned", ["I.V. Kurchatov", "Stalin"]),
        ("Note of I.V. Kurchatov for M. Pervukhin", "recipient", ["M. Pervukhin"]),
        ("Letter, M.D. Bagirov to Cdes. Kafar-Zade, Yakubov, T., and Atakishiyev", "recipient", ["Kafar-Zade", "Yakubov, T.", "Atakishiyev"]),
        ("Telegram from Baku to Moscow, Bagirov and Maslennikov to Cde. Stalin", "author", ["Baku", "Bagirov", "Maslennikov"]),
        ("Decree of the CC CPSU Politburo to Mir Bagirov CC Secretary of the Communist Party of Azerbaijan", "recipient", ["Mir Bagirov"]),
        ("Letter to the CPSU Central Committee, Request from Mustafayev", "author", ["Mustafayev"]),
        ("Bulgarian Legation, Washington (Shterev), Cable to Foreign Ministry", "author", ["Bulgarian Legation, Washington"]),
        ("Soviet Council of Ministers Resolution, No. 1286-525, On Development", "author", ["Soviet Council of Ministers"]),
        ("Zhou Enlai Talking to Ho Chi Minh", "participant", ["Zhou Enlai", "Ho Chi Minh"]),
        ("Agreement on Cooperation between the Stasi and the KGB", "participant", ["Stasi", "KGB"]),
        ("Information on Khrushchev’s trip to India, from the Central Committee of the CPSU to the SED", "recipient", ["SED"]),
        ("Information about a Conversation of Comrade Axen, Member of the Politburo and Secretary of the CC, with Comrade Kianouri", "mentioned", ["Axen", "Kianouri"]),
        ("Telegram, Reinert to Gen. Axen, Gen. Sieber, and Gen. Krolikowski", "recipient", ["Axen", "Sieber", "Krolikowski"]),
        ("Secret North Vietnam Politburo Cable No. 320", "author", ["North Vietnam Politburo"]),
        ("Conversation between comrade Enver Hoxha and a Delegation of Chinese Red Guards", "participant", ["Enver Hoxha", "Delegation of Chinese Red Guards"]),
        ("Record of the Conversation from Chairman Mao’s Audience with the Albanian Women’s Delegation", "participant", ["Mao", "Albanian Women’s Delegation"]),
        ("Notes from Khrushchev’s Talks with the Albanian Delegation", "participant", ["Khrushchev", "Albanian Delegation"]),
        ("Cable, Roshchin to Comrade Filippov [Stalin], containing a Message from Mao Zedong", "on_behalf_of", ["Mao Zedong"]),
        ("Liu Shaoqi to Cde. G.M. Malenkov", "recipient", ["G.M. Malenkov"]),
    ],
)  # fmt: skip
def test_everybody_has_his_part(title: str, role: str, forms: list[str]) -> None:
    assert [name.form for name in read_title(title).named(role)] == forms


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("CPSU Central Committee", "body"),
        ("VKP(b) CC Politburo", "body"),
        ("USSR Council of Ministers", "body"),
        ("Central Committee of the Korean Workers' Party", "body"),
        ("Hungarian Embassy in Moscow", "body"),
        ("Ministry of Trade and Industry", "body"),
        ("Soviet Ambassador", "title"),
        ("Secretary of State", "title"),
        ("Soviet Ambassador in Pyongyang", "title"),
        ("Kim Il Sung", "person"),
    ],
)
def test_a_body_an_office_and_a_person_are_told_apart(form: str, kind: str) -> None:
    for title in (f"Telegram from the {form} to Stalin", f"Telegram from Stalin to the {form}"):
        other = next(name for name in read_title(title).names if name.form != "Stalin")
        assert (other.form, other.kind) == (form, kind)


@pytest.mark.parametrize(
    ("written", "honorific", "form"),
    [
        ("Comrade I.V. Stalin", "Comrade", "I.V. Stalin"),
        ("Chairman Mao Zedong", "Chairman", "Mao Zedong"),
        ("Soviet Ambassador to North Korea T. Shtykov", "Soviet Ambassador to North Korea", "T. Shtykov"),
        ("Deputy Foreign Minister Gromyko", "Deputy Foreign Minister", "Gromyko"),
        ("the Chief Adviser in China, Krasovsky", "Chief Adviser in China", "Krasovsky"),
        ("CC CPSU G.M. Malenkov", "CC CPSU", "G.M. Malenkov"),
        (
            "Secretary of the CC of the CP of Azerbaijan T.A. Yakubov",
            "Secretary of the CC of the CP of Azerbaijan",
            "T.A. Yakubov",
        ),
    ],
)
def test_an_office_before_a_name_is_no_part_of_it(written: str, honorific: str, form: str) -> None:
    name = read_title(f"Letter from Mao to {written}").named("recipient")[0]
    assert (name.honorific, name.form, name.kind) == (honorific, form, "person")


def test_the_host_of_a_dinner_wrote_nothing() -> None:
    title = "Discussion of Comrade Ceausescu with A. N. Shelepin, at a Dinner Offered by the CPSU CC"
    assert roles(title) == [("participant", "Ceausescu"), ("participant", "A. N. Shelepin")]


def test_the_office_after_a_name_is_left_out() -> None:
    assert roles("Telegram from Shtykov, Soviet Ambassador in Korea, to Stalin") == [
        ("author", "Shtykov"),
        ("recipient", "Stalin"),
    ]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        (
            "The Ambassador in France ( Caffery ) to the Acting Secretary of State",
            [("author", "Ambassador in France", "Caffery"), ("recipient", "Acting Secretary of State", "")],
        ),
        (
            "Telegram From the Commander, U.S. Taiwan Defense Command (Smoot) to the Commander in Chief, Pacific (Felt)",
            [
                ("author", "Commander, U.S. Taiwan Defense Command", "Smoot"),
                ("recipient", "Commander in Chief, Pacific", "Felt"),
            ],
        ),
        (
            "Memorandum From Robert W. Komer of the National Security Council Staff to President Kennedy",
            [("author", "Robert W. Komer", ""), ("recipient", "Kennedy", "")],
        ),
        (
            "Memorandum of Conversation, by the Director of the Office of Far Eastern Affairs (Butterworth)",
            [("author", "Director of the Office of Far Eastern Affairs", "Butterworth")],
        ),
        (
            "The Director ( Kennedy ) to the Assistant Secretary for Near Eastern, South Asian, and African Affairs ( McGhee )",
            [
                ("author", "Director", "Kennedy"),
                ("recipient", "Assistant Secretary for Near Eastern, South Asian, and African Affairs", "McGhee"),
            ],
        ),
        (
            "Memorandum From the Director of the Bureau of Intelligence and Research, Department of State (Hilsman) to Secretary of State Rusk",
            [
                ("author", "Director of the Bureau of Intelligence and Research, Department of State", "Hilsman"),
                ("recipient", "Rusk", ""),
            ],
        ),
        (
            "Memorandum From the Assistant Secretary of State for Inter-American Affairs and United States Coordinator, Alliance for Progress (Mann) to the President",
            [
                (
                    "author",
                    "Assistant Secretary of State for Inter-American Affairs and United States Coordinator, Alliance for Progress",
                    "Mann",
                ),
                ("recipient", "President", ""),
            ],
        ),
        (
            "Airgram A–232 From the Embassy in Poland to the Department of State",
            [("author", "Embassy in Poland", ""), ("recipient", "Department of State", "")],
        ),
        ("Minute by the Under Secretary of State (Strang)", [("author", "Under Secretary of State", "Strang")]),
        ("From John Jay to Alexander Hamilton", [("author", "John Jay", ""), ("recipient", "Alexander Hamilton", "")]),
        ("From New Delhi to Addis Ababa", []),
        ("Editorial Note", []),
    ],
)  # fmt: skip
def test_diplomatic_titles_give_the_office_and_its_bearer(title: str, names: list[tuple[str, str, str]]) -> None:
    assert [(name.role, name.form, name.supplied) for name in read_title(title).names] == names
