"""Words that stand for one another in every list, those of the code and those of `triage.yaml`."""

from __future__ import annotations

GROUPS = {
    "good": "great/amazing/wonderful/excellent/fantastic/outstanding/incredible/awesome/brilliant/superb/exceptional/"
    "lovely/fabulous/terrific/best/good",
}
"""`<good>` in a phrase is any of these. Further groups stand in `triage.yaml`."""
