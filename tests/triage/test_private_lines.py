"""How well private details are found: 856 lines written for this, most of them without any, as people write."""

import pytest

from bot.triage.private import KINDS, private_details
from tests.triage.labelled_lines import labelled

FILES = ("known.txt", "held_out.txt")


@pytest.mark.parametrize("name", FILES)
def test_what_is_found_is_private_and_what_is_private_is_found(name: str) -> None:
    """A detail counts only with its kind and its exact place. Precision and recall are at least 0.95."""
    lines = labelled(name)

    found = [(text, detail) for text, _ in lines for detail in private_details(text)]
    marked = [(text, detail) for text, details in lines for detail in details]
    right = len(set(found) & set(marked))

    assert right / len(found) >= 0.95
    assert right / len(marked) >= 0.95


def test_every_kind_is_measured_beside_lines_without_any() -> None:
    """Each kind stands in ten lines or more, and more lines hold nothing private than hold something."""
    lines = [line for name in FILES for line in labelled(name)]
    kinds = [detail.kind for _, details in lines for detail in details]

    assert min(kinds.count(kind) for kind in KINDS) >= 10
    assert len(lines) >= 300
    assert sum(not details for _, details in lines) > sum(bool(details) for _, details in lines)
