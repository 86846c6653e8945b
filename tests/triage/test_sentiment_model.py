"""The shipped model: how small it is, what it holds, and that training it anew gives the same."""

import csv
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from bot.triage.sentiment_grams import PLACES, of_neighbours, of_word
from bot.triage.sentiment_model import FILE, Model, Reading, pack, shipped, unpack
from bot.triage.sentiment_signals import NAMES, signals
from bot.triage.sentiment_tokens import Token, tokens

ROOT = Path(__file__).parents[2]
LARGEST = 250_000
TWEETS = [
    ("so happy with the nurses today", "positive"),
    ("lovely food and a happy ward", "positive"),
    ("the ward opens at nine", "neutral"),
    ("the clinic is on Elm Street", "neutral"),
    ("awful food and a dirty ward", "negative"),
    ("so dirty, an awful wait today", "negative"),
] * 2
COMMENTS = [(f"{text}, thank you", label) for text, label in TWEETS]


def shipped_file() -> bytes:
    return files("bot.triage").joinpath(FILE).read_bytes()


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """What the script makes of a few texts of our own, twice."""
    folder = tmp_path_factory.mktemp("texts")
    for stem, rows in (("semeval_train", TWEETS), ("nhs_train", COMMENTS)):
        with (folder / f"{stem}.csv").open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([("text", "label"), *rows])
    return train(folder, "once"), train(folder, "again")


def train(folder: Path, name: str) -> bytes:
    command = [sys.executable, "bench/train_sentiment.py", str(folder), "--out", str(folder / name)]
    subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    return (folder / name).read_bytes()


def reading(model: Model, text: str) -> Reading:
    read = tokens(text)
    return model.read(read, signals(text, text, read))


def test_the_model_is_small() -> None:
    """It travels with every install."""
    assert len(shipped_file()) <= LARGEST


def test_the_model_holds_numbers_and_the_names_of_signals_alone() -> None:
    """No word of a text: its first line has names that are ours, the rest are packed bytes."""
    weights = unpack(shipped_file())

    assert len(weights.signals) == len(NAMES)
    assert len(weights.polarities) == len(weights.strengths) == PLACES
    assert pack(weights) == shipped_file()


def test_training_is_deterministic(trained: tuple[bytes, bytes]) -> None:
    """The same rows give the same bytes, in another process too."""
    once, again = trained

    assert once == again


def test_what_was_trained_is_learned(trained: tuple[bytes, bytes]) -> None:
    """A dozen texts are enough to tell their own words apart."""
    model = Model(unpack(trained[0]))

    assert reading(model, "a dirty place").negative > 0.5
    assert reading(model, "a happy place").positive > 0.5


@pytest.mark.parametrize("packed", [b'{"signals": {"moon": [0, 0]}}\nx', b"{}"])
def test_a_file_for_other_signals_is_refused(packed: bytes) -> None:
    """Weights that mean something else are worse than none."""
    with pytest.raises((ValueError, KeyError)):
        unpack(packed)


def test_a_table_of_another_size_is_refused() -> None:
    """It says what to do."""
    weights = unpack(shipped_file())
    short = type(weights)(weights.polarities[:10], weights.strengths[:10], weights.scale, weights.signals, weights.base)

    with pytest.raises(ValueError, match="train it anew"):
        unpack(pack(short))


@pytest.mark.parametrize("text", ["They ignored me for hours", "the nurses were wonderful", "", "ok"])
def test_likelihoods_are_shares(text: str) -> None:
    """Three classes, together one."""
    found = reading(shipped(), text)

    assert found.negative + found.neutral + found.positive == pytest.approx(1)
    assert len(found.by_token) == len(tokens(text))


def test_places_are_few_and_many() -> None:
    """A word has its own place and those of its pieces; a negated word one more; pairs and triples theirs."""
    assert len(of_word("rude", is_negated=False)) == 1 + 4 + 3 + 2
    assert set(of_word("rude", is_negated=True)) > set(of_word("rude", is_negated=False))
    assert list(map(len, of_neighbours(["so", "very", "rude"]))) == [2, 1]
    assert list(map(len, of_neighbours([]))) == [0, 0]


def test_tokens_keep_signs_and_lose_names_and_links() -> None:
    """Who is addressed and what is linked say nothing of a mood; capitals and signs do."""
    found = tokens("@StBrigid NOT good :( sooooo slow!! https://stbrigid.example/a 12")

    assert [token.word for token in found] == ["<name>", "not", "good", ":(", "soo", "slow", "!!", "<link>", "0"]
    assert found[1] == Token("NOT", "not", is_loud=True, is_negated=False)
    assert [token.word for token in found if token.is_negated] == ["good", ":(", "soo", "slow"]
