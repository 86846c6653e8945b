"""The store over any engine: which room keeps what. The SQL stands in those files, once for all databases."""

from __future__ import annotations

from bot.storage.alerts import Alerts
from bot.storage.audit import Audit
from bot.storage.backlog import BacklogRoom
from bot.storage.courses import Courses
from bot.storage.deliveries import Deliveries
from bot.storage.dues import Dues
from bot.storage.engine import Engine
from bot.storage.escalations import Escalations
from bot.storage.leases import Leases
from bot.storage.lookup import Lookup
from bot.storage.mentions import Mentions
from bot.storage.mutes import Mutes
from bot.storage.overview import Overview
from bot.storage.pages import Pages
from bot.storage.proposals import Proposals
from bot.storage.roster import Roster
from bot.storage.watch import Watch


class SqlStore:
    """Implements `Store`; it does nothing itself."""

    def __init__(self, engine: Engine) -> None:
        self.atomic = engine.atomic
        self.close = engine.close

        pages = Pages(engine)
        self.source_state = pages.source_state
        self.source_states = pages.source_states
        self.add_page = pages.add_page
        self.note_poll_failure = pages.note_poll_failure

        mentions = Mentions(engine)
        self.waiting_mentions = mentions.waiting_mentions
        self.settle_mention = mentions.settle_mention
        self.judged = mentions.judged
        self.mentions_of = mentions.mentions_of
        self.mentions_since = mentions.mentions_since

        alerts = Alerts(engine)
        self.alerts_by_key = alerts.alerts_by_key
        self.add_keys = alerts.add_keys
        self.new_alert = alerts.new_alert
        self.alert = alerts.alert
        self.save_alert = alerts.save_alert
        self.add_change = alerts.add_change
        self.changes = alerts.changes
        self.alerts = alerts.alerts
        self.alerts_of = alerts.alerts_of

        audit = Audit(engine)
        self.alerts_after = audit.alerts_after
        self.recorded = audit.recorded
        self.add_refusal = audit.add_refusal
        self.refusals = audit.refusals

        mutes = Mutes(engine)
        self.add_mute = mutes.add_mute
        self.mutes = mutes.mutes
        self.end_mute = mutes.end_mute
        self.mutes_after = mutes.mutes_after

        lookup = Lookup(engine)
        self.matched_since = lookup.matched_since
        self.fates = lookup.fates

        proposals = Proposals(engine)
        self.add_proposal = proposals.add_proposal
        self.proposal = proposals.proposal
        self.proposals = proposals.proposals
        self.decide_proposal = proposals.decide_proposal

        roster = Roster(engine)
        self.add_override = roster.add_override
        self.overrides = roster.overrides
        self.end_override = roster.end_override
        self.add_swap = roster.add_swap
        self.swap = roster.swap
        self.asked_swaps = roster.asked_swaps
        self.decide_swap = roster.decide_swap

        self.courses = Courses(engine).courses

        dues = Dues(engine)
        self.add_due = dues.add_due
        self.claim_due = dues.claim_due
        self.prolong_due = dues.prolong_due
        self.finish_due = dues.finish_due
        self.postpone_due = dues.postpone_due
        self.cancel_dues = dues.cancel_dues
        self.cancel_detail = dues.cancel_detail
        self.dues = dues.dues
        self.next_due_at = dues.next_due_at

        escalations = Escalations(engine)
        self.escalation = escalations.escalation
        self.save_escalation = escalations.save_escalation

        deliveries = Deliveries(engine)
        self.add_notice = deliveries.add_notice
        self.claim_delivery = deliveries.claim_delivery
        self.prolong_delivery = deliveries.prolong_delivery
        self.finish_delivery = deliveries.finish_delivery
        self.postpone_delivery = deliveries.postpone_delivery
        self.park_delivery = deliveries.park_delivery
        self.retry_refused = deliveries.retry_refused
        self.pause_lane = deliveries.pause_lane
        self.hurry_root = deliveries.hurry_root
        self.release_root = deliveries.release_root
        self.held_until = deliveries.held_until
        self.withdraw_delivery = deliveries.withdraw_delivery
        self.withdraw_pages = deliveries.withdraw_pages
        self.pages_shown = deliveries.pages_shown
        self.next_delivery_at = deliveries.next_delivery_at
        self.undelivered = deliveries.undelivered
        self.is_told = deliveries.is_told
        self.thread = deliveries.thread
        self.save_thread = deliveries.save_thread

        overview = Overview(engine)
        self.open_alerts = overview.open_alerts
        self.search = overview.search
        self.alert_of_thread = overview.alert_of_thread

        backlog = BacklogRoom(engine)
        self.held_deliveries = backlog.held_deliveries
        self.retry_delivery = backlog.retry_delivery

        watch = Watch(engine)
        self.vitals = watch.vitals
        self.troubles = watch.troubles
        self.note_trouble = watch.note_trouble
        self.end_trouble = watch.end_trouble

        leases = Leases(engine)
        self.lease = leases.lease
        self.leased_until = leases.leased_until
        self.release = leases.release
