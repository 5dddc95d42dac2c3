"""What an answer costs: CPU milliseconds of this process, kilobytes, queries."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.test import Client

Row = dict[str, float]
Answer = Callable[[], int]  # is given when called, and says how many bytes it has


def page(client: Client, address: str) -> Answer:
    """The page at this address, whole."""

    def answer() -> int:
        response: Any = client.get(address, follow=True)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}, and only pages are measured")
        return len(body)

    return answer


def measured(answers: Sequence[Answer]) -> Row:
    """Median and worst, their size in the mean, and how often the last asks the database; the first is given once before."""
    if not answers:
        return {"median": 0.0, "worst": 0.0, "kB": 0.0, "queries": 0.0}
    asked: list[str] = []

    def counted(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, parameters, many, context)

    answers[0]()
    gc.freeze()  # as a worker does after its first page
    with connection.execute_wrapper(counted):
        answers[-1]()
    times, sizes = [], []
    for answer in answers:
        start = time.process_time()
        sizes.append(answer())
        times.append((time.process_time() - start) * 1000)
    kilobytes = statistics.mean(sizes) / 1000
    return {"median": statistics.median(times), "worst": max(times), "kB": kilobytes, "queries": float(len(asked))}
