"""The entries of registers and the arcs of a network, rendered in Python: a page has hundreds."""

from collections.abc import Callable, Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.dates.lives import life
from archive.imprint.figures import figure
from archive.people.models import Person
from archive.templatetags.naming import named
from archive.web.addresses import address, addresses, of_the_list
from archive.web.people.register import Entry
from archive.web.pictures.arcs import Arc, Web
from archive.web.trees import Node

register = template.Library()


@register.simple_tag
def register_lines(entries: Iterable[Entry]) -> SafeString:
    """Render a list item for each entry of the register."""
    words = _("not yet identified"), _("see"), _("who is who")
    return _safe("\n".join(_line(entry, *map(escape, words)) for entry in entries))


def _line(entry: Entry, unknown: str, see: str, choose: str) -> str:
    heading = named(entry.heading, entry.language)
    if entry.person:
        return f"<li>{_person(entry.person.slug, heading, 'person')}{_life(entry.person)}{_folded(entry)}</li>"
    if entry.waits:
        link = f'<a class="written waits" href="{escape(entry.address)}">{heading}</a>{_beside(entry)}'
        return f'<li class="waiting">{link}<span class="vh"> ({unknown})</span></li>'
    bearers = ", ".join(_person(one.slug, named(one.name)) for one in entry.see)
    choice = f' · <a href="{escape(address("name", entry.heading))}">{choose}</a>' if entry.is_choice else ""
    return f'<li class="see"><span class="written">{heading}</span> <em>{see}</em> {bearers}{choice}</li>'


def _person(slug: str, name: str, kind: str = "") -> str:
    known = f' class="{kind}"' if kind else ""
    return f'<a{known} href="{address("person", slug)}">{name}</a>'


def _beside(entry: Entry) -> str:
    return f', <span class="beside">{escape(entry.beside)}</span>' if entry.beside else ""


def _life(person: Person) -> str:
    said = life(person.born, person.died)
    return f' <span class="life">{escape(said)}</span>' if said else ""


def _folded(entry: Entry) -> str:
    forms = ", ".join(f'<span class="written">{named(form, language)}</span>' for form, language in entry.folded)
    return f' <span class="folded">{forms}</span>' if forms else ""


@register.simple_tag
def headings_below(nodes: Iterable[Node], view: str) -> SafeString:
    """Render a list item for each topic or place (`view`), with a list of those below it."""
    return _safe(_nodes(nodes, addresses(view)))


def _nodes(nodes: Iterable[Node], to: Callable[[str], str]) -> str:
    return "".join(_node(node, to) for node in nodes)


def _node(node: Node, to: Callable[[str], str]) -> str:
    value, below = node.value, f"<ul>{_nodes(node.below, to)}</ul>" if node.below else ""
    link = f'<a href="{escape(to(value.slug))}">{named(value.label)}</a>'
    return f'<li>{link} <span class="count">{figure(value.count)}</span>{below}</li>\n'


@register.simple_tag
def arcs(web: Web) -> SafeString:
    """Render the arcs between correspondents, each linked to their documents."""
    return _safe("\n".join(map(_arc, web.arcs)))


def _arc(arc: Arc) -> str:
    way = "wrote" if arc.goes_down else "heard"
    said = f"&#x2068;{escape(arc.tie.author.name)}&#x2069; → &#x2068;{escape(arc.tie.recipient.name)}&#x2069;"
    title = f"<title>{said}: {arc.tie.count}</title>"
    drawn = f'<path class="{way}" d="{arc.path}" stroke-width="{arc.width}">{title}</path>'
    return f'<a href="{_letters(arc)}" rel="nofollow" tabindex="-1">{drawn}</a>'


def _letters(arc: Arc) -> str:
    return f"{of_the_list()}?author={escape(arc.tie.author.slug)}&amp;recipient={escape(arc.tie.recipient.slug)}"


@register.simple_tag
def arc_rows(web: Web) -> SafeString:
    """Render the table rows equivalent to the arcs."""
    return _safe("\n".join(map(_arc_row, web.arcs)))


def _arc_row(arc: Arc) -> str:
    author, recipient = (_person(one.slug, named(one.name)) for one in (arc.tie.author, arc.tie.recipient))
    count = f'<a href="{_letters(arc)}" rel="nofollow">{figure(arc.tie.count)}</a>'
    return f'<tr><th scope="row">{author}</th><td>{recipient}</td><td class="n">{count}</td></tr>'


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - every text in it was escaped where it was put in
