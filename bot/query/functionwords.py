"""English words that say nothing of what a text is about: none of them alone tells a stranger from the hospital."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """
    a about above after again against all almost alone along already also although always am among an and another any
    anybody anyone anything are arent around as at away back be became because become been before behind being below
    best better between both but by call came can cannot cant come could couldnt day days did didnt do does doesnt doing
    done dont down during each either else ever every everybody everyone everything few find first for from get gets
    getting give go goes going gone good got great had has hasnt have havent having he hello her here heres hers herself
    hes hey him himself his hour hours how however i id if ill im in into is isnt it its itself ive just keep kind knew
    know known last late later least left less let lets like little long look looking lost lot lots made make makes man
    many may maybe me mean men might mine minute minutes month months more most much must my myself need needs never new
    next nice night no nobody none nor not nothing now of off often oh ok okay old on once one only onto or other others
    our ours out over own part people perhaps please put quite rather re really right said same saw say says second see
    seem seems seen she should shouldnt show since so some somebody someone something soon still such sure take taken
    takes tell than thank thanks that thats the their theirs them then there theres these they theyre thing things
    think this those though thought three through time times to today together told tomorrow tonight too took toward
    towards try two under until up upon us use used very via want wants was wasnt way we week weeks well went were
    werent weve what whatever when where which while who whole whom whose why will with within without woman women wont
    word words work would wouldnt wow year years yes yesterday yet you youd your youre yours yourself youve
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
    """.split()  # noqa: SIM905 - a list of four hundred quoted words is not to be read
)
"""Normalised, as `text` has them: no apostrophes."""
