"""Measures whole pages over HTTP, as readers get them. Times are in milliseconds."""

import random
import statistics
import threading
import time
from collections.abc import Callable, Iterable
from itertools import product
from urllib.parse import parse_qsl

from archive.search import engine
from archive.search.query import Facet, Selection
from archive.web.parameters import canonical
from tests.benchmarks.serving import Reader

CONNECTIONS, SECONDS, REPEATS = 16, 10, 5
LIST = "/documents/"
# Asked for after an edit, so that the worker has taken it in and knows no count of any other question.
_ANOTHER = f"{LIST}?before=1938"


def page_times(port: int, addresses: dict[str, str], edit: Callable[[], object]) -> dict[str, dict[str, float]]:
    """The median of each page, its counts made anew after an edit (`page`), and known from before (`again`)."""
    reader = Reader(port)
    times: dict[str, dict[str, float]] = {}
    for name, query in addresses.items():
        address, anew = f"{LIST}?{query}" if query else LIST, []
        reader.get(address)
        for _ in range(REPEATS):
            edit()
            reader.get(_ANOTHER)
            anew.append(reader.time(address))
        again = statistics.median(reader.time(address) for _ in range(REPEATS))
        times[name] = {"page": statistics.median(anew), "again": again}
    return times


def seen_after(port: int, edit: Callable[[], object]) -> float:
    """What the first page after an edit costs a reader in another process besides the page itself."""
    reader, times = Reader(port), []
    for _ in range(REPEATS):
        usual = statistics.median(reader.time(LIST) for _ in range(REPEATS))
        edit()
        times.append(reader.time(LIST) - usual)
    return statistics.median(times)


def pages_of(found: dict[str, int]) -> list[str]:
    """Further pages of these lists, given with how many documents each holds, none twice."""
    return [
        LIST + canonical(parse_qsl(query)).turned_to(page).suffix
        for query, total in found.items()
        if "page=" not in query
        for page in range(2, min(500, total // 10))
    ]


def selections() -> list[str]:
    """First pages of some thousand different selections, two filters each, as a crawler walks them."""
    top = {
        facet: [value.slug for value in engine.facet_values(Selection(), facet, page=1, per_page=60).values]
        for facet in (Facet.PERSON, Facet.TOPIC, Facet.TYPE, Facet.PLACE)
    }
    pairs = ((Facet.PERSON, Facet.TOPIC), (Facet.PERSON, Facet.TYPE), (Facet.TOPIC, Facet.TYPE))
    return [LIST + canonical([(a, one), (b, other)]).suffix for a, b in pairs for one, other in product(top[a], top[b])]


def pages_a_second(port: int, addresses: Iterable[str]) -> float:
    """How many of these pages sixteen readers get in a second, none of them twice."""
    wanted = list(addresses)
    random.Random(1).shuffle(wanted)
    taking, lock, refused = iter(wanted), threading.Lock(), list[Exception]()
    served_to, until = [0] * CONNECTIONS, time.monotonic() + SECONDS

    def read(number: int) -> None:
        reader = Reader(port)
        while time.monotonic() < until and not refused:
            with lock:
                address = next(taking, None)
            if address is None:
                return
            try:
                reader.get(address)
            except (OSError, RuntimeError) as why:
                refused.append(why)
            served_to[number] += 1

    readers = [threading.Thread(target=read, args=(number,)) for number in range(CONNECTIONS)]
    start = time.monotonic()
    for thread in readers:
        thread.start()
    for thread in readers:
        thread.join()
    if refused:
        raise refused[0]
    return sum(served_to) / (time.monotonic() - start)
