"""The parts of a query in words, for people."""

from __future__ import annotations

from bot.query.tree import And, Cased, Field, Fuzzy, Handle, Hashtag, Near, Node, Not, Or, Phrase, Prefix, Title, Word


def label(node: Node) -> str:
    """What one part asks for; of a group only how its parts are joined."""
    match node:
        case And():
            return "AND: all of"
        case Or():
            return "OR: any of"
        case Not():
            return "NOT: the part below must fail"
        case Near():
            order = "in this order, " if node.ordered else ""
            return f"{'O' if node.ordered else ''}NEAR/{node.most}: {order}at most {node.most} words between"
        case Title():
            return "TITLE: in the title alone"
        case Word():
            return f"the word {node.words}"
        case Phrase():
            return f'the phrase "{node.words}"'
        case Hashtag():
            return f"the hashtag {node.name}"
        case Handle():
            return f"the handle {node.name}"
        case _:
            return _rarer(node)


def _rarer(node: Prefix | Fuzzy | Cased | Field) -> str:
    match node:
        case Prefix() if " " in node.words:
            return f'a phrase that begins "{node.words}"'
        case Prefix():
            return f"a word that begins {node.words}"
        case Fuzzy():
            return f"a word within {node.edits} edit{'s' if node.edits > 1 else ''} of {node.words}"
        case Cased():
            return f'"{node.text}" with these capitals'
        case Field():
            return f"the field {node.text}"
