"""What the walk asks about an item before it goes on."""

from dondoc.reading.draft import Field
from dondoc.reading.labels import inline_labels
from dondoc.reading.outline import BULLETS, Node
from dondoc.reading.styles.labelled import Group, arrange
from dondoc.reading.styles.prose import assignments, heading
from dondoc.reading.units import acts, name_end, starts_in, strip_lead

MOST = 2  # units among the neighbours that make a list of units


def headed(entries: list[Node | Group]) -> set[str]:
    """The kinds of items that units head here: most items with lines under them are a unit's name."""
    kinds: dict[str, list[bool]] = {}
    for entry in entries:
        if isinstance(entry, Node) and entry.children and entry.ordinal is not None:
            kinds.setdefault(entry.kind, []).append(heading(entry.line, has_children=True) is not None)
    return {kind for kind, units in kinds.items() if sum(units) >= MOST and sum(units) * 2 > len(units)}


def is_labelled(node: Node) -> bool:
    """Do labels of its own stand under it?"""
    return bool(node.children) and bool(arrange(node).own)


def is_led(node: Node) -> bool:
    """Does a label, under it or inside its line, name who leads?"""
    if node.children:
        return any("lead" in group.names() for group in arrange(node).own)
    return any(label.name == "lead" for label in inline_labels(node.line)[1])


def is_assigned(node: Node) -> bool:
    """Does it begin with a unit that is given something or does something?"""
    at, given = strip_lead(node.low)
    if not starts_in(node.text, node.low, at):
        return False
    _, verb = name_end(node.text, at)
    return verb or given


def is_strong(node: Node) -> bool:
    """Does it name a unit so clearly that it is a task of its own under another?"""
    found = assignments(node.line)
    return any(one.strong for one in found) or (
        bool(found) and node.kind in {"plain", "letter", "dash"} and not found[0].colon
    )


def over_bullets(node: Node, following: list[Node | Group]) -> bool:
    """Does a plain "X chủ trì, phối hợp với Y:" stand over bullets, which are its neighbours in the tree?"""
    return (
        node.kind == "plain"
        and node.text.rstrip().endswith(":")
        and "vấn đề sau" not in node.low
        and any(isinstance(entry, Node) and entry.kind in BULLETS for entry in following)
    )


def lost_mark(node: Node, child: Node) -> bool:
    """Is a plain line under a bullet the next item, its bullet forgotten: a sentence that begins with a verb?"""
    return (
        node.kind in BULLETS
        and child.kind == "plain"
        and node.text.rstrip().endswith((".", ";"))
        and not child.text.rstrip().endswith(":")
        and acts(child.text)
    )


def own_unit(lead: list[Field[str]], above: list[Field[str]]) -> bool:
    """Is everybody named here named by the heading above already?"""
    names = {name.value.lower() for name in above}
    return all(name.value.lower() in names for name in lead)
