"""Long lists on disk but for what is light, so that an import's memory does not grow with its file."""

import io
import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from tempfile import TemporaryFile
from typing import Any, Final, Generic, TypeVar, overload

Value = TypeVar("Value")


# Bytes of one value, and of those of a list together, that stay in memory. An import reads its rows five times, which
# was a third of its time where they are short.
_LIGHT: Final = 20_000
_NEAR: Final = 64_000_000


class Spilled(Sequence[Value], Generic[Value]):
    """A list of picklable values in an anonymous temporary file, which is deleted with the list.

    `weigh` tells about how many bytes a value takes in memory: light ones stay there, 64 MB of them. Of the others each
    access returns a new copy. Not thread-safe.
    """

    def __init__(self, values: Iterable[Value] = (), *, weigh: Callable[[Value], int] | None = None) -> None:
        self._near: dict[int, Value] = {}
        self._weigh, self._room = weigh, _NEAR
        self._file = TemporaryFile("w+b", buffering=1 << 16)  # noqa: SIM115 closed when the list is collected
        self._starts = array("Q", [0])
        for value in values:
            self.append(value)

    def append(self, value: Value) -> None:
        """Append the value."""
        weight = self._weigh(value) if self._weigh else _LIGHT
        if weight < min(_LIGHT, self._room):
            self._room -= weight
            self._near[len(self)] = value
            self._starts.append(self._starts[-1])
            return
        data = _pickled(value)
        self._file.seek(self._starts[-1])
        self._file.write(data)
        self._starts.append(self._starts[-1] + len(data))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> list[Value]: ...
    def __getitem__(self, at: int | slice) -> Value | list[Value]:
        places = range(len(self))[at]
        return self._read(places) if isinstance(places, int) else [self._read(place) for place in places]

    def __iter__(self) -> Iterator[Value]:
        return (self._read(place) for place in range(len(self)))

    def _read(self, place: int) -> Value:
        if place in self._near:
            return self._near[place]
        start = self._starts[place]
        self._file.seek(start)
        value: Value = pickle.loads(self._file.read(self._starts[place + 1] - start))  # noqa: S301 written by ourselves
        return value


def _pickled(value: Any) -> bytes:
    data = io.BytesIO()
    _Pickler(data, pickle.HIGHEST_PROTOCOL).dump(value)
    return data.getvalue()


class _Pickler(pickle.Pickler):
    """Pickles dataclasses with slots by the values of their fields.

    Their own way, in Python, looks up the fields of every instance: it took three quarters of the time of a plan.
    """

    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        return (_made, (kind, *_values_of(kind)(value))) if _has_slots(kind) else NotImplemented


def _made(kind: Any, *values: Any) -> Any:
    made = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(made, value)
    return made


@cache
def _has_slots(kind: Any) -> bool:
    return is_dataclass(kind) and "__slots__" in vars(kind) and len(fields(kind)) > 1


@cache
def _values_of(kind: Any) -> Any:
    return attrgetter(*(field.name for field in fields(kind)))


@cache
def _setters(kind: Any) -> tuple[Any, ...]:
    """Return what sets the fields, also of a frozen class: its slots."""
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


class Chosen(Sequence[Value], Generic[Value]):
    """Selected values of a list, by index, looked up lazily."""

    def __init__(self, values: Sequence[Value], places: Sequence[int]) -> None:
        self._values, self._places = values, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> list[Value]: ...
    def __getitem__(self, at: int | slice) -> Value | list[Value]:
        if isinstance(at, slice):
            return [self._values[place] for place in self._places[at]]
        return self._values[self._places[at]]
