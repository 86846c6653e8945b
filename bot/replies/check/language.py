"""Which sentences are in a language that the rules do not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.query.folding import fold
from bot.replies.check.reading import CONTACTS, Reading, Span

_ENGLISH = """
a about all also am an and any are around as at back be because been before being but by call can come could day did
do does done down each every everyone everything feel for from get give go good had has have hear heard help here him
his hope how i if in into is it its just keep know let like look made make many may me mean more most much must my
need never new no nobody not nothing now of off on one only open or other our out over people please privacy questions
re reach read really right sadly said say see share she should so some soon sorry sure take talk team tell thank
thanks that the their them then there these they thing this those time to today too until up us use very visit want
was way we welcome well were what when where which while who why will wish with without won word work would write year
yes yet you your
"""
_SPANISH = """
a al algo aqui asi aunque bien cada como con cual cualquier cuando de del desde donde durante el ella ellos en entre
era es esa ese eso esta estaba estan estar este esto fue gracias ha hacer han hasta hay la las le les lo los mas me mi
mucho muy nada ni no nos nosotros nuestra nuestro nuestros o para pero por porque puede que quien se sea ser si
siempre sin sobre son su sus tambien te tenemos tiene todo todos tu tus un una unos usted ustedes y ya favor llame
"""
_KNOWN = frozenset(f"{_ENGLISH}{_SPANISH}".split())
_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_FEWEST = 5
"""Words below which a sentence tells no language."""
_SHARE = 0.2
"""The part of known small words that an English or Spanish sentence has at least."""


def unread(reading: Reading) -> Iterator[Span]:
    """The sentences, as slices of `shown`, that are neither English nor Spanish as far as their small words tell."""
    text = CONTACTS.sub(lambda hit: " " * len(hit[0]), reading.shown.text)
    for sentence in _SENTENCE.finditer(text):
        words = [fold(word) for word in _WORD.findall(sentence[0])]
        foreign = sum(not word.isascii() for word in words)
        known = sum(word in _KNOWN or word.split("'")[0] in _KNOWN for word in words)
        if (len(words) >= _FEWEST and known < _SHARE * len(words)) or foreign > len(words) / 2:
            yield sentence.span()
