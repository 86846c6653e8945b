"""Private details: found where they are, not seen where they are not, at a bounded cost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mention import MAX_TEXT
from bot.triage.private import private_details

FOUND = [
    ("Write to maria.lopez+er@mail.example please", "email", "maria.lopez+er@mail.example"),
    ("https://stbrigid.example/?from=jo@mail.example", "email", "jo@mail.example"),
    ("jo@ward.stbrigid.example, urgent", "email", "jo@ward.stbrigid.example"),
    ("My cell is (614) 555-0147 if they care", "phone", "(614) 555-0147"),
    ("614-555-0147 call any time", "phone", "614-555-0147"),
    ("614.555.0147", "phone", "614.555.0147"),
    ("614 555 0147", "phone", "614 555 0147"),
    ("reach my mother on +1 614 555 0147.", "phone", "+1 614 555 0147"),
    ("1-614-555-0147", "phone", "1-614-555-0147"),
    ("Mam's number: +353 1 496 0123", "phone", "+353 1 496 0123"),
    ("llama al +34 612 34 56 78", "phone", "+34 612 34 56 78"),
    ("0049 30 901820 is my office", "phone", "0049 30 901820"),
    ("ring me on 020 7946 0958", "phone", "020 7946 0958"),
    ("07700 900123 after six", "phone", "07700 900123"),
    ("Text me at 6145550147", "phone", "6145550147"),
    ("call 555-0147", "phone", "555-0147"),
    ("They posted my chart, MRN 12345, for all to see", "record_number", "12345"),
    ("mrn: A-0045512", "record_number", "A-0045512"),
    ("MRN#4471", "record_number", "4471"),
    ("medical record number 0045512", "record_number", "0045512"),
    ("patient ID: 88-20913", "record_number", "88-20913"),
    ("chart no. 771204 was swapped", "record_number", "771204"),
    ("my member id is XQ554120", "insurance_number", "XQ554120"),
    ("DOB 03/14/1962", "birth_date", "03/14/1962"),
    ("D.O.B.: 1962-03-14", "birth_date", "1962-03-14"),
    ("date of birth March 14, 1962", "birth_date", "March 14, 1962"),
    ("she was born on 14th of March 1962 in Millbrook", "birth_date", "14th of March 1962"),
    ("SSN 219-09-9123", "identity_number", "219-09-9123"),
    ("My insurance card has my birthday as 04/17/1951", "birth_date", "04/17/1951"),
    ("They sent the bill with my date of birth wrong: 1/3/1977", "birth_date", "1/3/1977"),
    ("St. Brigid Hospital has my birthday wrong, it is 04/17/1951", "birth_date", "04/17/1951"),
    ("The clinic has my DOB in the system as 3/4/1950", "birth_date", "3/4/1950"),
    ("The hospital has my mother's date of birth down as 12/01/1950", "birth_date", "12/01/1950"),
]

NOT_FOUND = [
    "Temperature turned ninety on July 3",
    "We turned twenty on March 3 patients away",
    "delivery scheduled March 3 for the new MRI machine",
    "Account X1234567 is a bot",
    "account AB123456 on here keeps spamming",
    "Call 911 now",
    "Ring 999 or 112, then 988",
    "call 911-2000",
    "The 988 line and 211 answer at night",
    "Call 1-800-555-0199 for the free nurse line",
    "(888) 555-0147 is the billing office",
    "Open 2019-2024, since 1987",
    "We lost 102-98, then 110-104",
    "They charged $6145550147",
    "a bill of $12,345.67 for 2 hours",
    "St. Brigid raised 614,555,0147 cents",
    "Born in 1962, still working here",
    "born 14 days early at St. Brigid",
    "The new wing opens March 14, 2027",
    "On 03/14/2026 they closed the ward",
    "patient number 1000 was welcomed with balloons",
    "their record is 12345 hand washes a day",
    "MRN is what they call it",
    "https://news.example/614-555-0147/story",
    "status 1712345678901234567",
    "614 555 0147 2231 steps",
    "version 614.555.0147.2",
    "IP 192.168.100.2001",
    "follow @StBrigidMed and @home",
    "at 10:30 on 24.12.2026, 07:45 and 08:15",
    "blood pressure 120/80, pulse 72",
    "ICD-10 code 250.00-250.93",
    "0800-1600 visiting hours",
    "call 2 nurses, 555 of them are kind",
    "+5 points, +12 % more beds",
    "",
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_a_detail_is_found_where_it_is(text: str, kind: str, words: str) -> None:
    """Kind and offsets name exactly the words to hide."""
    details = private_details(text)

    assert [(detail.kind, text[detail.start : detail.end]) for detail in details] == [(kind, words)]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_secret_is_left_alone(text: str) -> None:
    """Years, prices, scores, links, emergency numbers and toll-free lines are not private details."""
    assert private_details(text) == ()


def test_several_details_come_in_order() -> None:
    """Details of different kinds are given in the order of the text, without overlap."""
    text = "Jo, DOB 03/14/1962, MRN 12345, (614) 555-0147, jo@mail.example"

    kinds = [detail.kind for detail in private_details(text)]

    assert kinds == ["birth_date", "record_number", "phone", "email"]


def test_offsets_count_code_points() -> None:
    """An emoji or an accent before a detail moves it by one, not by its bytes."""
    text = "😡 José é MRN 12345"

    (detail,) = private_details(text)

    assert text[detail.start : detail.end] == "12345"


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "1",
        "+1",
        "555-",
        "a@",
        "a.",
        "@",
        "1 ",
        "(555) ",
        "a@a.",
        "MRN",
        "born on ",
        "call ",
        "1-",
        "00",
        "room ",
        "calle ",
        "12 Main ",
        "Flat 3 ",
        "admitted to ",
        "policy ",
        "número de ",
    ],
)
def test_hostile_text_is_read_in_one_pass(unit: str) -> None:
    """A hundred thousand characters made to confuse the patterns are read without a detail that is none."""
    text = (unit * MAX_TEXT)[:MAX_TEXT]

    details = private_details(text)

    assert details == ()


def test_a_flood_of_details_is_found_whole() -> None:
    """However many details a text holds, each is hidden."""
    text = "jo@mail.example (614) 555-0147 " * 3000

    details = private_details(text)

    assert len(details) == 6000


@given(st.text(alphabet="0123456789 .-()+@ab:/MRNDOBcall\n", max_size=200))
def test_details_lie_in_the_text_and_apart(text: str) -> None:
    """Whatever the text, details are inside it, in order and disjoint."""
    ends = [0]

    for detail in private_details(text):
        assert ends[-1] <= detail.start < detail.end <= len(text)
        ends.append(detail.end)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("reach me at jo dot lane at millmail dot com", "email", "jo dot lane at millmail dot com"),
        ("mail jane.roe @ millmail.com please", "email", "jane.roe @ millmail.com"),
        ("jane (at) millmail (dot) com", "email", "jane (at) millmail (dot) com"),
        ("my cell is (555) 010-4477, ask for Lee", "phone", "(555) 010-4477"),
        ("my number's 555-010-2231", "phone", "555-010-2231"),
        ("look at stbrigid.org", "", ""),
        ("meet us @ stbrigid.org", "", ""),
        ("we sat at the dot com cafe", "", ""),
        ("the score was 555 010 4477 to nothing", "", ""),
    ],
)
def test_details_that_are_written_in_other_shapes(text: str, kind: str, words: str) -> None:
    """Spelled and spaced addresses, and numbers that no plan knows, when a word says what they are."""
    assert [(one.kind, text[one.start : one.end]) for one in private_details(text)] == ([(kind, words)] if kind else [])
