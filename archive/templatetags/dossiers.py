"""Parts repeated many times on the page of a person, rendered in Python: bars, correspondents, titles."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Final

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.dates import Style, style_spoken
from archive.imprint.figures import figure
from archive.people.models import Person
from archive.search.query import FacetValue
from archive.templatetags.naming import called, named, pages_of_people
from archive.web.addresses import addresses, of_the_list, quoted
from archive.web.people.company import Correspondent
from archive.web.people.dossier import InRole, NameInUse, OverTime
from archive.web.people.uses import Titled
from archive.web.pictures.activity import Column, Row
from archive.web.pictures.axis import Tick
from archive.web.pictures.ring import Ring, Spoke

register = template.Library()
Address = Callable[[str], str]
Between = Callable[[str], tuple[str, str]]
_CUT: Final = 'rel="nofollow" tabindex="-1"'


@register.simple_tag
def grid(ticks: Iterable[Tick], height: int) -> str:
    """Return the grid lines of the years as an SVG path of this height."""
    return "".join(f"M{tick.x},0v{height}" for tick in ticks)


@register.simple_tag
def years(ticks: Iterable[Tick]) -> SafeString:
    """Render the axis of years."""
    drawn = "".join(
        f'<path class="tick" d="M{tick.x},0v20"/><text x="{tick.x + 4}" y="15">{tick.year}</text>' for tick in ticks
    )
    return _safe(f'<svg class="years" viewBox="0 0 400 20" aria-hidden="true">{drawn}</svg>')


@register.simple_tag
def names_in_use(uses: Iterable[NameInUse], over_time: OverTime | None) -> SafeString:
    """Render a row for each name as written: its band over the years, its first and last document, and the count."""
    lines = grid(over_time.ticks, 24) if over_time else ""
    to = addresses("document")
    return _safe("\n".join(_in_use(use, lines, to, is_drawn=over_time is not None) for use in uses))


def _in_use(use: NameInUse, lines: str, to: Address, *, is_drawn: bool) -> str:
    shelf, query = use.shelf, escape(use.query)
    name = f'<a class="written" href="{query}" rel="nofollow">{named(shelf.heading, shelf.language)}</a>'
    first = _day(shelf.first, to) if shelf.first else escape(_("undated"))
    last = _day(shelf.last, to) if shelf.last and shelf.last != shelf.first else ""
    cells = [("first", first), ("last", last), ("n", figure(shelf.total))]
    if is_drawn:
        paths = f'<path class="tick" d="{lines}"/><path class="band" d="{use.band}"/>'
        band = f'<svg viewBox="0 0 400 24" preserveAspectRatio="none">{paths}</svg>'
        link = f'<a href="{query}" rel="nofollow" tabindex="-1" aria-hidden="true">{band}</a>'
        cells.insert(0, ("line", link if use.band else ""))
    rest = "".join(f'<td role="cell" class="{kind}">{cell}</td>' for kind, cell in cells)
    return f'<tr role="row"><th scope="row" role="rowheader">{name}</th>{rest}</tr>'


def _day(document: Titled, to: Address) -> str:
    said = document.date.spoken(short=True) if document.date else ""
    return f'<a href="{to(document.public_id)}">{escape(said)}</a>'


@register.simple_tag
def columns(row: Row) -> SafeString:
    """Render the bars of a kind of activity, each linked to the list of its documents."""
    here = of_the_list()
    return _safe("\n".join(_bar(bar, here) for bar in row.columns))


def _bar(bar: Column, here: str) -> str:
    said = f"{escape(bar.words)}: {bar.count}"
    return (
        f'<a href="{here}{escape(bar.query)}" {_CUT} aria-label="{said}">'
        f'<rect class="reach" x="{bar.x}" width="{bar.width}" height="40"><title>{said}</title></rect>'
        f'<rect x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}"/></a>'
    )


@register.simple_tag
def period_rows(periods: Iterable[tuple[str, Sequence[Column | None]]]) -> SafeString:
    """Render the table rows equivalent to the bars."""
    here = of_the_list()
    return _safe(
        "\n".join(
            f'<tr><th scope="row">{escape(period)}</th>{"".join(_cell(each, here) for each in cells)}</tr>'
            for period, cells in periods
        )
    )


def _cell(cell: Column | None, here: str) -> str:
    if cell is None:
        return '<td class="n"></td>'
    return f'<td class="n"><a href="{here}{escape(cell.query)}" rel="nofollow">{figure(cell.count)}</a></td>'


@register.simple_tag
def spokes(ring: Ring, person: Person) -> SafeString:
    """Render the correspondents around a person with their curves."""
    me, between, to = called(person), _between(person.slug), pages_of_people()
    return _safe("\n".join("".join(_spoke(each, me, between, to)) for each in ring.spokes))


def _spoke(spoke: Spoke, me: str, between: Between, to: Address) -> Iterable[str]:
    other = spoke.other
    wrote, heard = between(other.slug)
    if spoke.wrote:
        yield _letters("wrote", wrote, spoke.wrote, spoke.wrote_width, _from_to(me, other.name, other.wrote))
    if spoke.heard:
        yield _letters("heard", heard, spoke.heard, spoke.heard_width, _from_to(other.name, me, other.heard))
    yield (
        f'<a href="{escape(to(other.slug))}" tabindex="-1">'
        f'<circle cx="{spoke.x}" cy="{spoke.y}" r="3.5"/>{_name_at(spoke)}</a>'
    )


def _letters(way: str, query: str, path: str, width: str, said: str) -> str:
    drawn = f'<path class="{way}" d="{path}" stroke-width="{width}"><title>{said}</title></path>'
    return f'<a href="{query}" {_CUT}>{drawn}</a>'


def _from_to(writer: str, recipient: str, count: int) -> str:
    return f"&#x2068;{escape(writer)}&#x2069; → &#x2068;{escape(recipient)}&#x2069;: {count}"


def _between(me: str) -> Between:
    """Return the URLs of the lists of documents from this person to another, and from the other to this one."""
    mine, here = quoted(me), of_the_list()

    def both(other: str) -> tuple[str, str]:
        theirs = quoted(other)
        to, by = (mine, theirs), (theirs, mine)
        return tuple(f"{here}?author={one}&amp;recipient={two}" for one, two in (to, by))  # type: ignore[return-value]

    return both


def _name_at(spoke: Spoke) -> str:
    lines = "".join(f'<tspan x="{spoke.text_x}" dy="15">{escape(line)}</tspan>' for line in spoke.lines)
    counted = (("to", spoke.other.wrote), ("by", spoke.other.heard))
    numbers = " · ".join(f'<tspan class="{way}">{figure(count)}</tspan>' for way, count in counted if count)
    end = ' class="end"' if spoke.is_left else ""
    below = f'<tspan x="{spoke.text_x}" dy="14" class="numbers">{numbers}</tspan>'
    return f'<text y="{spoke.text_y}"{end}>{lines}{below}</text>'


@register.simple_tag
def correspondents(nearest: Iterable[Correspondent], person: Person) -> SafeString:
    """Render the table rows of correspondents, with links to lists."""
    between, to = _between(person.slug), pages_of_people()
    return _safe("\n".join(_correspondent(each, between, to) for each in nearest))


def _correspondent(other: Correspondent, between: Between, to: Address) -> str:
    cells = zip((other.wrote, other.heard), between(other.slug), strict=True)
    numbers = (f'<a href="{query}" rel="nofollow">{figure(count)}</a>' if count else "" for count, query in cells)
    name = f'<a href="{escape(to(other.slug))}">{named(other.name)}</a>'
    rest = "".join(f'<td class="n">{each}</td>' for each in numbers)
    return f'<tr><th scope="row">{name}</th>{rest}</tr>'


@register.simple_tag
def named_together(nearest: Iterable[FacetValue], person: Person) -> SafeString:
    """Render a list item for everybody named together with the person, linked to the list of shared documents."""
    here, to = f"{of_the_list()}?person={quoted(person.slug)}&amp;person=", pages_of_people()
    return _safe("\n".join(_together(other, here, to) for other in nearest))


def _together(other: FacetValue, here: str, to: Address) -> str:
    name, written = named(other.label), ' class="written"' if other.waits else ""
    words = ngettext("%(shown)s document", "%(shown)s documents", other.count) % {"shown": figure(other.count)}
    count = f'{escape(words)}<span class="vh">: {name}</span>'
    return (
        f'<li><a{written} href="{escape(to(other.slug))}">{name}</a>'
        f' <a class="count" href="{here}{escape(other.slug)}" rel="nofollow">{count}</a></li>'
    )


@register.simple_tag
def under_roles(roles: Iterable[InRole]) -> SafeString:
    """Render the first documents in each role, the first role open, with a link to all of them."""
    to, style = addresses("document"), style_spoken()
    return _safe("\n".join(_in_role(role, to, style, is_open=not at) for at, role in enumerate(roles)))


def _in_role(role: InRole, to: Address, style: Style, *, is_open: bool) -> str:
    shelf, heading = role.shelf, escape(str(role.heading))
    titles = "\n".join(_title(document, to, style) for document in shelf.documents)
    return (
        f'<details class="under"{" open" if is_open else ""}>\n'
        f'<summary><h3>{heading}</h3> <span class="count">{figure(shelf.total)}</span></summary>\n'
        f'<ol class="titles">{titles}</ol>\n{_all_of(role, heading) if shelf.more > 0 else ""}</details>'
    )


def _all_of(role: InRole, heading: str) -> str:
    total = role.shelf.total
    words = escape(ngettext("All %(shown)s document", "All %(shown)s documents", total) % {"shown": figure(total)})
    link = f'<a href="{escape(role.query)}" rel="nofollow">{words}<span class="vh">: {heading}</span></a>'
    return f'<p class="more">{link}</p>\n'


def _title(document: Titled, to: Address, style: Style) -> str:
    date = escape(document.date.wording(style) if document.date else _("Undated"))
    link = f'<a href="{to(document.public_id)}">{named(document.title, document.title_language)}</a>'
    return f'<li><span class="date">{date}</span> {link}</li>'


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - every text in it was escaped where it was put in
