"""The Convention: its page, milestones, participants and their actions."""

from .convention_page import ConventionPage
from .milestone import Milestone, MilestoneCitation
from .participation import INSTRUMENTS_REQUIRED, Participant, TreatyAction

__all__ = ["INSTRUMENTS_REQUIRED", "ConventionPage", "Milestone", "MilestoneCitation", "Participant", "TreatyAction"]
