"""Everybody who comes during a storm, each on a connection of their own, and how long each waited."""

import http.client
import random
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

PRESSED = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-User": "?1", "Sec-Fetch-Mode": "navigate"}


@dataclass
class Seen:
    """What one kind of visitor met: the milliseconds each answer took, and its status."""

    times: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def add(self, status: int, seconds: float) -> None:
        self.times.append(seconds * 1000)
        self.statuses[status] += 1

    def at(self, share: float) -> float:
        """The time within which this share was answered."""
        return statistics.quantiles(self.times, n=1000, method="inclusive")[round(share * 1000) - 1]

    @property
    def broken(self) -> int:
        """How many were answered with a fault, or not at all."""
        return sum(number for status, number in self.statuses.items() if status not in {200, 301, 302, 404, 503})

    def __str__(self) -> str:
        times = f"{self.at(0.5):6.0f} {self.at(0.95):6.0f} {max(self.times):6.0f} ms"
        return f"{len(self.times):6} asked, half / 95 % / all within {times}   {dict(self.statuses)}"


def addresses(slugs: dict[str, list[str]], chance: random.Random) -> Iterator[str]:
    """Lists narrowed at random, each by one to four filters, on their canonical address; hardly one comes twice."""
    while True:
        pairs = {(facet, chance.choice(slugs[facet])) for facet in chance.choices(list(slugs), k=chance.randint(1, 3))}
        if chance.random() < 0.3:
            pairs.add(("after", str(chance.randint(1900, 1960))))
        if chance.random() < 0.2:
            pairs.add(("page", str(chance.randint(2, 4))))
        yield f"/documents/?{urlencode(sorted(pairs))}"


def fetched(port: int, address: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """What one is answered on a new connection: status 0 and nothing where no answer came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", address, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except OSError:
        return 0, ""
    finally:
        connection.close()


def asked(port: int, address: str, seen: Seen, headers: dict[str, str] | None = None) -> None:
    """The address was asked for, and what came is noted."""
    begun = time.monotonic()
    status, _body = fetched(port, address, headers)
    seen.add(status, time.monotonic() - begun)


def crawling(port: int, wanted: Iterator[str], rate: float, until: float, seen: Seen) -> None:
    """So many addresses a second are asked for, whether the ones before were answered or not."""
    running, due = [], time.monotonic()
    for address in wanted:
        if due >= until:
            break
        time.sleep(max(0.0, due - time.monotonic()))
        running.append(threading.Thread(target=asked, args=(port, address, seen)))
        running[-1].start()
        due += 1 / rate
    for each in running:
        each.join()


def again_and_again(deed: Callable[[], None], every: float, until: float) -> None:
    """Somebody does one thing after another, with a pause between."""
    while time.monotonic() < until:
        deed()
        time.sleep(every)
