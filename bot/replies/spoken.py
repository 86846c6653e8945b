"""Which language a text is in, as far as its small words tell: English, Spanish, or neither."""

from __future__ import annotations

import re

from bot.query.folding import fold

_ENGLISH = frozenset(
    """
a about all also am an and any are around as at back be because been before being but by call can come could day did
do does done down each every everyone everything feel for from get give go good had has have hear heard help here him
his hope how i if in into is it its just keep know let like look made make many may me mean more most much must my
need never new no nobody not nothing now of off on one only open or other our out over people please privacy questions
re reach read really right sadly said say see share she should so some soon sorry sure take talk team tell thank
thanks that the their them then there these they thing this those time to today too until up us use very visit want
was way we welcome well were what when where which while who why will wish with without won word work would write year
yes yet you your
""".split()  # noqa: SIM905 - a list of some hundred quoted words is not to be read
)
_SPANISH = frozenset(
    """
a al algo aqui asi aunque bien cada como con cual cualquier cuando de del desde donde durante el ella ellos en entre
era es esa ese eso esta estaba estan estar este esto fue gracias ha hacer han hasta hay la las le les lo los mas me mi
mucho muy nada ni no nos nosotros nuestra nuestro nuestros o para pero por porque puede que quien se sea ser si
siempre sin sobre son su sus tambien te tenemos tiene todo todos tu tus un una unos usted ustedes y ya favor llame
""".split()  # noqa: SIM905 - likewise
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 5
"""Words below which a text tells no language."""
_SHARE = 0.2
"""The part of known small words that an English or Spanish text has at least."""
_MOST = 20_000


def spoken(text: str) -> str:
    """`en`, `es`, or empty when it is neither or too short to tell."""
    words = [fold(word) for word in _WORD.findall(text[:_MOST])]
    counts = {"en": sum(word in _ENGLISH for word in words), "es": sum(word in _SPANISH for word in words)}
    language = max(counts, key=lambda name: counts[name])
    return language if len(words) >= _FEWEST and counts[language] >= _SHARE * len(words) else ""


def is_foreign(sentence: str) -> bool:
    """Whether a sentence is long enough to tell, and is neither English nor Spanish."""
    words = [fold(word) for word in _WORD.findall(sentence)]
    if sum(not word.isascii() for word in words) > len(words) / 2:
        return True
    known = sum(word in _ENGLISH or word in _SPANISH for word in words)
    return len(words) >= _FEWEST and known < _SHARE * len(words)
