"""What people say when something matters to a hospital: word lists that read as such, one topic a file."""

from bot.triage.topics.everyday import PRAISE, QUESTION, SERVICE
from bot.triage.topics.legal import LEGAL
from bot.triage.topics.media import MEDIA
from bot.triage.topics.privacy import PRIVACY
from bot.triage.topics.safety import SAFETY
from bot.triage.topics.threat import THREAT

TOPICS = (THREAT, SAFETY, PRIVACY, LEGAL, MEDIA, SERVICE, QUESTION, PRAISE)
"""In the order of their gravity: the first that a mention touches names its category."""

OTHER = "other"
"""The category of a mention that touches none of the topics."""
