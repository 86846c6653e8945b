"""First names that are hardly ever anything else, and words that are never one though they stand where a name would."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aaron abigail adam adrian aisha alan albert alejandro alex alexander alexandra alexis alfredo alice alicia alison
    allison alyssa amanda amelia amy ana andre andrea andres andrew angela angelica anita ann anna anne annette
    anthony antonio ashley audrey barbara beatriz becky ben benjamin bernard beth bethany betty beverly brad bradley
    brandon brenda brian brittany bruce bryan caleb cameron camila carla carlos carmen carol caroline carolyn
    catherine cecilia chad charles charlotte cheryl chloe chris christian christina christine christopher cindy claire
    claudia colleen connie craig cristina crystal cynthia daisy dan daniel daniela danielle darlene darnell dave david
    dawn deborah debra denise dennis derek deshawn diana diane diego dmitri don donald donna doris dorothy doug
    douglas dylan edgar eduardo edward eileen elaine eleanor elena eli elijah elizabeth ella ellen emily emma eric
    erica erik erin esther ethan eugene eva evelyn fatima felicia fernando frances francisco frank fred gabriel
    gabriela gail gary george gerald gina giovanni gladys gloria gonzalo greg gregory guadalupe gustavo hannah harold
    harriet heather hector heidi helen henry holly howard ian ibrahim irene isaac isabel isabella ivan jack jackie
    jacob jacqueline jaime jake jamal james jamie jane janet janice jared jasmine jason javier jeff jeffrey jen
    jennifer jenny jeremy jerome jesse jessica jessie jill jim jimmy joan joann joanna joe joel john johnny jonathan
    jordan jorge jose joseph josh joshua joyce juan juanita judith judy julia julian julie justin karen karina karl
    kate katherine kathleen kathryn kathy katie kayla keisha keith kelly ken kenneth kevin kim kimberly kristen
    kristin kyle lakisha larry laura lauren laurie leah leonard leslie liam linda lindsay lisa lois lori lorraine
    louis lucas lucia lucy luis lynn madison manuel marco marcus margaret maria marian maribel marie marilyn mario
    marisol marjorie marlene marsha martha martin martina mary mateo matt matthew maureen megan melanie melissa
    michael michele michelle miguel mike mildred mohammed monica monique muhammad nancy naomi natalia natalie natasha
    nathan nicholas nicole nina noah norma olga olivia omar oscar pablo pamela patricia patrick paul paula pedro peggy
    peter philip phillip phyllis priya rachel rafael ralph ramon raquel raul raymond rebecca ricardo richard rick rita
    rob robert roberto robin rodney roger ronald rosa rosemary roxanne roy russell ruth ryan sabrina sally samantha
    samuel sandra sara sarah scott sean sergio shannon sharon shaun sheila shirley silvia sofia sonia sophia stacy
    stanley stephanie stephen steve steven stuart sue susan susana suzanne sylvia tamara tamika tammy tanya tara
    teresa terrence terry theresa thomas tiffany tim timothy tina todd tom tony tracy travis trevor tyler tyrone
    valerie vanessa veronica vicki victor victoria vincent virginia vivian walter wanda wayne wendy william yolanda
    yvonne zachary zoe
    """.split()  # noqa: SIM905 - a list of some hundred quoted names is not to be read
)

NO_NAMES = frozenset(
    """
    a all america an and any anyone appreciated april as at august because but by can community dear december doctors
    each every everybody everyone families family february folks for friday friend friends from fans guys healthcare
    here hero heroes his hospital how i if in it january july june just local ma'am madam march may medical monday ms
    my neighbor neighbors neighbours no nobody november nurse nurses october of ohio on one our patient patients
    people please privacy public reader readers reviewer saturday september sir so staff sunday team teams thank
    thanks that the there these this those thursday to tuesday us valued visitor visitors volunteer volunteers we
    wednesday what when which while who why with y'all yes you your again also both truly sincerely lovely great happy
    folks todos todas equipo vecinos amigos por a las los el la su sus comunidad center clinic week weeks month day
    manager director relations services station care practitioner anesthetist educator leaders scientist
    administration federal hipaa
    """.split()  # noqa: SIM905 - likewise
)
