"""What the steps need from the world. Each protocol says who calls it, what is atomic and what it raises."""

from bot.ports.chat import Chat
from bot.ports.fate import Fate, Outcome
from bot.ports.heartbeat import Heartbeat
from bot.ports.pager import Pager
from bot.ports.store import Store
from bot.ports.world import Chance, Clock, NewKey, RulesFolder, Source

__all__ = [
    "Chance",
    "Chat",
    "Clock",
    "Fate",
    "Heartbeat",
    "NewKey",
    "Outcome",
    "Pager",
    "RulesFolder",
    "Source",
    "Store",
]
