"""A desk with one alert: the real decisions of the domain, real people from the chat, and no store."""

from dataclasses import replace
from datetime import datetime, timedelta

from slack_bolt import App
from slack_sdk import WebClient
from slack_views import NOW, a_notice, a_view

from bot.domain.alert import Action, Alert, Change, Decided, Decision, Refused, Verb, decide, refusal
from bot.domain.mute import Mute, MuteKind, MuteRefused
from bot.domain.notice import NoticeKind, Receipt, Thread
from bot.domain.oncall import OnCall
from bot.domain.person import Barred, bar_to_act
from bot.domain.proposal import Impact
from bot.domain.view import AlertView, JudgedMention, Listed
from bot.errors import UnknownAlertError
from bot.flow.brief import Briefing, Reading
from bot.flow.overview import Overview
from bot.flow.propose import Offer, Weighed
from bot.flow.why import AlertWhy
from bot.slack.app import build_app
from bot.slack.desk import Desk, Office
from bot.slack.poster import SlackChat


class OneAlertDesk(Desk, Office):
    """Is the office, too. Keeps alert 17 and edits its first post after each change.

    `trouble` is raised instead of deciding.
    """

    def __init__(self, chat: SlackChat) -> None:
        self._chat = chat
        self.view: AlertView = a_view()
        self.trouble: Exception | None = None
        self.reading_trouble: Exception | None = None
        self.others: dict[str, Alert] = {}
        self.mutings: list[Mute] = []
        self.thread = Thread(17, Receipt("", ""), 0)
        self.heard: set[str] = set()

    @property
    def alert(self) -> Alert:
        return self.view.alert

    def post(self) -> None:
        root = self._chat.tell(a_notice(NoticeKind.ROOT), self.view, None)
        self.thread = Thread(17, root, self.alert.revision)
        self._chat.tell(a_notice(NoticeKind.SUGGESTIONS), self.view, self.thread)

    def is_repeat(self, inbound_id: str) -> bool:
        is_repeat = inbound_id in self.heard
        self.heard.add(inbound_id)
        return is_repeat

    def act(self, alert_id: int, action: Action, who: str, clicked_in: str) -> Decision | Barred:
        bar = self._bar(alert_id, who, clicked_in)
        if bar:
            return bar
        target = next((one for one in self.others.values() if one.id == action.into), None)
        decision = decide(self.alert, action, who, NOW + timedelta(minutes=self.alert.revision), target)
        if isinstance(decision, Decided):
            self._show(decision.alert, decision.change)
        return decision

    def brief(self, alert_id: int, verb: Verb | None, who: str, clicked_in: str) -> Briefing | Refused | Barred:
        no = self._bar(alert_id, who, clicked_in) or refusal(self.alert, verb or Verb.NOTE)
        return no or Briefing(self.alert, self.view.lead, self._chat.person(who), NOW, self.view.next_told)

    def reading(self, alert_id: int) -> Reading:
        if self.reading_trouble:
            raise self.reading_trouble
        return Reading(self.alert, self.view.lead, NOW, lambda typed: self.others.get(typed))

    def clock(self) -> datetime:
        return NOW

    def mute(
        self, kind: MuteKind, value: str, until: datetime, who: str, reason: str = ""
    ) -> Mute | MuteRefused | Barred:
        mute = Mute(1, kind, value, until, who, NOW, reason)
        self.mutings.append(mute)
        return mute

    def overview(self, who: str) -> Overview | Barred:
        person = self._chat.person(who)
        mine = (Listed(self.alert, self.view.lead, self.thread.root),)
        bar = bar_to_act(person, clicked_in="", lives_in="")
        if bar:
            return Barred(bar, person)
        return Overview(NOW, mine if self.alert.owner == who else (), () if self.alert.owner == who else mine)

    def offer(self, alert_id: int, who: str, clicked_in: str) -> Offer | Refused | Barred:
        answer = self.brief(alert_id, Verb.DISMISS, who, clicked_in)
        return self.weigh(alert_id, "") if isinstance(answer, Briefing) else answer

    def weigh(self, alert_id: int, typed: str) -> Offer:
        if self.trouble:
            raise self.trouble
        return Offer(self.alert, (), (), typed, Weighed(typed, (), Impact(0)))

    def dismiss(self, alert_id: int, typed: str, who: str, clicked_in: str) -> Decision | Barred:
        return self.act(alert_id, Action(Verb.DISMISS, note=typed), who, clicked_in)

    def oncall(self) -> OnCall:
        return OnCall()

    def words(self, mention_id: int, who: str) -> JudgedMention | Barred:
        return self._bar(self.alert.id, who, self.thread.root.channel_id) or self.view.lead

    def why(self, alert_id: int, who: str) -> AlertWhy | Barred:
        if alert_id != self.alert.id:
            raise UnknownAlertError("no such alert", who=str(alert_id))
        return AlertWhy(self.alert, self.view.lead, (), ())

    def _bar(self, alert_id: int, who: str, clicked_in: str) -> Barred | None:
        if self.trouble:
            raise self.trouble
        if alert_id != self.alert.id:
            raise UnknownAlertError("no such alert", who=str(alert_id))
        person = self._chat.person(who)
        bar = bar_to_act(person, clicked_in=clicked_in, lives_in=self.thread.root.channel_id)
        return Barred(bar, person) if bar else None

    def _show(self, alert: Alert, change: Change) -> None:
        self.view = replace(self.view, alert=alert, changes=(*self.view.changes, change))
        self._chat.tell(a_notice(NoticeKind.EDIT), self.view, self.thread)


def app_for(client: WebClient) -> App:
    """An app with one alert that is not posted."""
    desk = OneAlertDesk(SlackChat(client))
    return build_app(client, desk, desk)
