"""The structure of a phrase of time: before, after, between, from … to, or, and, ranges around dates."""

from archive.dates.grammar import Choice, Expression, Span
from archive.dates.lexicon import (
    ABOUT,
    AFTER,
    ALL,
    AND,
    BEFORE,
    BETWEEN,
    COMMA,
    DASH,
    DATE,
    FROM,
    MONTH,
    NOT_EARLIER,
    NOT_LATER,
    NUMBER,
    OR,
    PERHAPS,
    SLASH,
    UNTIL,
    YEAR,
)
from archive.dates.partial import Partial, complete
from archive.dates.points import Point
from archive.dates.ranges import only_end, range_of, years_of
from archive.dates.refusal import UnreadableDate, quoted
from archive.dates.tokens import Token
from archive.text.speech import gettext as _

_LOOSE_DASHES = ((DASH, "–"), (DASH, "to"))  # a leading hyphen would be the sign of a year BC
_ONE_END = (BEFORE, AFTER, UNTIL, FROM, NOT_LATER, NOT_EARLIER)


def expression_of(tokens: list[Token], line: str) -> Expression:
    """Return what the tokens of a line say together. Raises UnreadableDate where they do not fit."""
    if len(tokens) > 1 and tokens[0][0] in (ABOUT, PERHAPS) and tokens[1][0] in _ONE_END:
        tokens = [tokens[1], tokens[0], *tokens[2:]]
    kinds = [kind for kind, _ in tokens]
    if kinds[-1:] == [ALL]:
        return _all_of(expression_of(tokens[:-1], line), line)
    if BETWEEN in kinds:
        return _between(tokens, kinds, line)
    if FROM in kinds[:1] and any(sign in kinds for sign in (DASH, UNTIL, BEFORE)):
        return _from_to(tokens[1:], line)
    if tokens and (one_end := _one_end(tokens, line)):
        return one_end
    for sign in (OR, AND):
        if sign in kinds:
            return _several(tokens, sign, line)
    for sign in (DASH, SLASH):
        if sign in kinds:
            left, right = _halves(tokens, (sign,), line)
            joined = next(value for kind, value in tokens if kind == sign)
            return range_of(left, right, joined)
    return Partial.of(tokens, line).expression()


def _one_end(tokens: list[Token], line: str) -> Expression | None:
    """Return before, after, until, from one date, or a range with one side blank; None for all else."""
    (first, _), (last, _) = tokens[0], tokens[-1]
    if last in (NOT_LATER, NOT_EARLIER):
        return only_end(Partial.of(tokens[:-1], line), of=last)
    if tokens[-1] in (*_LOOSE_DASHES, (DASH, "-")):
        return only_end(Partial.of(tokens[:-1], line), of=FROM)
    if tokens[0] in _LOOSE_DASHES:
        return only_end(Partial.of(tokens[1:], line), of=UNTIL)
    return only_end(Partial.of(tokens[1:], line), of=first) if first in _ONE_END else None


def _halves(tokens: list[Token], signs: tuple[str, ...], line: str) -> tuple[Partial, Partial]:
    """Return the two sides of the only such sign."""
    places = [place for place, (kind, _) in enumerate(tokens) if kind in signs]
    if not places:
        raise UnreadableDate(
            _("%(quoted)s needs two dates; write for instance “between 1949 and 1951”.") % {"quoted": quoted(line)}
        )
    if len(places) > 1:
        raise UnreadableDate(
            _("%(quoted)s joins more than two dates; write the first and the last with “to” between.")
            % {"quoted": quoted(line)}
        )
    return Partial.of(tokens[: places[0]], line), Partial.of(tokens[places[0] + 1 :], line)


def _between(tokens: list[Token], kinds: list[str], line: str) -> Expression:
    start = kinds.index(BETWEEN)
    left, right = _halves(tokens[start + 1 :], (AND, DASH, BEFORE), line)
    if right.is_bare_number and left.year and not left.day:
        years = years_of(left, right)
        return Choice((years,))
    complete([left, right])
    before = Partial.of(tokens[:start], line)
    if before.says_something:
        raise UnreadableDate(
            _("%(quoted)s names a date before “between”; write only the two dates.") % {"quoted": quoted(line)}
        )
    mark = before.whole
    return Choice((Span(left.first().marked(mark), right.last().marked(mark)),))


def _from_to(tokens: list[Token], line: str) -> Expression:
    left, right = _halves(tokens, (DASH, UNTIL, BEFORE), line)
    complete([left, right])
    return Span(left.first(), right.last())


def _several(tokens: list[Token], sign: str, line: str) -> Expression:
    """Return dates joined by “and” or “or”; a comma separates two of one kind: `March 3, 4 and 5, 1949`."""
    pieces: list[list[Token]] = [[]]
    for place, token in enumerate(tokens):
        around = {kind for kind, _ in (tokens[place - 1], tokens[(place + 1) % len(tokens)])}
        alike = len(around) == 1 and around <= {YEAR, MONTH, NUMBER, DATE}
        if token[0] == sign or (token[0] == COMMA and alike):
            pieces.append([])
        else:
            pieces[-1].append(token)
    if any(kind == DASH for kind, _ in tokens):
        return Choice(tuple(_member(piece, line) for piece in pieces), all_of=sign == AND)
    partials = [Partial.of(piece, line) for piece in pieces]
    complete(partials)
    return Choice(tuple(partial.expression() for partial in partials), all_of=sign == AND)


def _member(tokens: list[Token], line: str) -> Point | Span:
    """Return one of several dates, each written out: `1667 or 1670 to 1672`."""
    said = expression_of(tokens, line)
    if isinstance(said, Choice):
        raise UnreadableDate(
            _("%(quoted)s cannot be read as a date; write for instance “February 3, 1949”.") % {"quoted": quoted(line)}
        )
    return said


def _all_of(said: Expression, line: str) -> Choice:
    """Return every date from the first to the last: “1949 to 1951, all of them”."""
    if isinstance(said, Span) and all(isinstance(end, Point) for end in (said.start, said.end)):
        return Choice((said,), all_of=True)
    raise UnreadableDate(
        _("%(quoted)s needs two dates; write for instance “between 1949 and 1951”.") % {"quoted": quoted(line)}
    )
