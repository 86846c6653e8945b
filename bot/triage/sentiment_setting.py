"""Words that name a hospital, its people and what happens there: none of them is a reason to be glad or sad.

The model weighs them, since who writes of surgery is seldom glad; but a person who reads `"medical", "hearing"` as the
reason of a verdict learns nothing.
"""

from __future__ import annotations

SETTING = frozenset(
    """
    admission admissions admitted aid ambulance ambulances anesthesia appointment appointments appt area baby bed
    beds bill billing bills biopsy birth blood board body building campus cancer cardiology care case center centers
    centre centres ceo chart checkup chemo child children clinic clinical clinics consultant consultants corridor
    court data delivery department desk diagnosed diagnosis dialysis discharge discharged doctor doctors dose dr
    emergency er exam executive facility family father floor form forms gp hallway hand head health healthcare
    hearing heart hip hospital hospitals icu insurance invoice jury kidney knee lab labor labour labs leg letter
    lobby maternity medical medication medications medicine meds meeting mother mri news nicu night nurse nurses
    nursing office officials operation operations paramedic paramedics parking patient patients pediatric personnel
    pharmacist pharmacy phone physician physicians physio pill pills prescription primary procedure procedures psych
    public radiology ray reception receptionist record records referral registration report reporter reports
    resident residents results room rooms scan scans school security shift shifts staff staffing state station story
    suit surgeon surgeons surgeries surgery surgical symptoms team teams tech test tests therapist therapy ticket
    transport treated treatment triage trial ultrasound union unit urgent vaccine vaccines visit visiting visitor
    visitors waiting ward wards wheelchair wife wing xray
    """.split()  # noqa: SIM905 - a list of two hundred quoted words is not to be read
)
