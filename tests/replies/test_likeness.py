"""The second net: what it finds, how it says so, and that the shipped file is the one that these drafts give."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from labelled import HERE, approved

from bot.domain.reply import DraftOutcome, Finding, FindingLevel
from bot.replies.check.checker import check
from bot.replies.check.likeness.finding import DOUBTFUL, SURE, heaviest, likenesses
from bot.replies.check.likeness.grams import LONGEST, sentences
from bot.replies.check.likeness.model import FILE, Weights, likeness, pack, shipped, unpack
from bot.replies.check.reading import read

ROOT = Path(__file__).parents[2]
LARGEST = 100_000
BAD = "Your sister walked the hall with our aides twice, and the family knew of it."
GOOD = "Thank you for writing. Patient Relations would like to listen: 555-0142."


def findings(draft: str, *, sure: bool = True) -> list[Finding]:
    """What the net alone makes of a draft, with the weights doubled or halved to be sure of a block or of none."""
    known = shipped()
    weights = Weights(known.cells, known.voices, known.scale * (3 if sure else 1), known.base, known.drafts)
    return list(likenesses(read(draft), [], {"R1": "Say nothing of it."}, weights))


def words(draft: str) -> list[str]:
    return next(iter(sentences(read(draft))))[0]


def test_the_shipped_file_is_of_these_drafts() -> None:
    """Whoever changes the drafts or the groups of words trains anew: `python bench/train_checker.py`."""
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        from train_checker import DRAFTS, digest
    finally:
        sys.path.pop(0)

    assert shipped().drafts == digest(DRAFTS)


def test_the_file_is_small_and_holds_numbers_alone() -> None:
    """No word of a draft: one line with numbers and a digest, then packed bytes."""
    packed = files("bot.replies.check.likeness").joinpath(FILE).read_bytes()

    assert len(packed) <= LARGEST
    assert packed.partition(b"\n")[0].count(b'"') == 8
    assert unpack(packed) == unpack(pack(unpack(packed)))


def test_a_file_for_another_table_is_refused() -> None:
    """Rather than read as something else."""
    other = Weights(shipped().cells[:10], shipped().voices[:10], 1.0, 0.0, "")

    with pytest.raises(ValueError, match="train it anew"):
        unpack(pack(other))


def test_training_gives_the_same_file_twice(tmp_path: Path) -> None:
    """Nothing is random."""
    some = tmp_path / "some.jsonl"
    some.write_text("".join((HERE / "held_out.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:60]))
    made = []
    for name in ("once", "again"):
        command = [sys.executable, "bench/train_checker.py", str(some), "--out", str(tmp_path / name)]
        subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
        made.append((tmp_path / name).read_bytes())

    assert made[0] == made[1] and unpack(made[0]).drafts


def test_what_is_like_a_bad_reply_weighs_more_than_what_is_not() -> None:
    """And a good one weighs less than nothing."""
    assert likeness(words(BAD), shipped()).score > 0 > likeness(words(GOOD), shipped()).score


def test_a_finding_marks_words_of_the_draft_and_says_which_weighed_most() -> None:
    """By exact offsets, under the rule that it speaks for, with what to write instead."""
    (found,) = findings(BAD)

    assert found.level is FindingLevel.BLOCK and found.rule in {f"R{number}" for number in range(1, 11)}
    assert found.text == BAD[found.start : found.end] and found.text
    assert f"breaks {found.rule}" in found.why and found.why.count('"') == 6


def test_where_it_is_not_sure_it_warns() -> None:
    """Between the two thresholds."""
    score = likeness(words(BAD), shipped()).score
    known = shipped()
    middle = (DOUBTFUL + SURE) / 2
    weights = Weights(known.cells, known.voices, known.scale * middle / score, known.base * middle / score, "")

    (found,) = likenesses(read(BAD), [], {}, weights)

    assert (found.rule, found.level) == ("W-like", FindingLevel.WARN)


def test_it_is_silent_where_a_rule_has_spoken() -> None:
    """One reason for one sentence is enough; another sentence is still looked at."""
    both = f"{BAD} {GOOD}"

    assert findings(both)
    assert list(likenesses(read(both), [(0, 10)], {}, shipped())) == []


def test_a_line_with_choices_gives_a_draft_for_each_wording() -> None:
    """As many as the longest choice has, and every wording stands in one."""
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        from train_checker import chosen
    finally:
        sys.path.pop(0)

    found = chosen("R1,R6 {You|They} {were|came|left} here.")

    assert len(found) == 3 and {draft.rules for draft in found} == {("R1", "R6")}
    assert all(any(word in draft.text for draft in found) for word in ("You", "They", "were", "came", "left"))


def test_the_heaviest_words_are_those_next_to_one_another() -> None:
    """The run with the greatest sum."""
    assert heaviest((-1.0, 2.0, -0.5, 3.0, -4.0, 1.0)) == (1, 3)
    assert heaviest((-3.0, -1.0)) == (1, 1)


def test_an_endless_sentence_is_cut() -> None:
    """Each part costs the same at most."""
    parts = [part for part, _ in sentences(read("word " * 300))]

    assert [len(part) for part in parts] == [LONGEST, LONGEST, LONGEST, 300 - 3 * LONGEST]


@pytest.mark.parametrize("draft", ["", " ", ".", "?!", "\x00", "a", "\u200b", "9" * 50, "\n.\n.\n"])
def test_nothing_is_made_of_nothing(draft: str) -> None:
    """Too few words say nothing."""
    assert list(likenesses(read(draft), [], {})) == []


def test_a_good_reply_stays_good() -> None:
    """With everything that the checker has."""
    assert check(GOOD, approved=approved()).outcome is DraftOutcome.PASS
