"""What a purge did, counted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows were deleted or emptied, by what they held."""

    pushes: int = 0
    said: int = 0
    answers: int = 0
    heard: int = 0
    conversations: int = 0
    voices: int = 0
    sentences: int = 0
    talk_names: int = 0
    due_talks: int = 0
    reviews: int = 0
    talks: int = 0
    concern_events: int = 0
    concerns: int = 0
    reasons: int = 0
    attendance: int = 0
    schedule_entries: int = 0
    sessions: int = 0
    series: int = 0
    goals: int = 0
    briefs: int = 0
    plans: int = 0
    entries: int = 0
    archive_seals: int = 0
    appraisal_versions: int = 0
    appraisals: int = 0
    appraisal_excuses: int = 0
    cycle_events: int = 0
    step_extensions: int = 0
    objections: int = 0
    notices: int = 0
    ballot_papers: int = 0
    ballot_turnout: int = 0
    ballots: int = 0
    ballot_lines: int = 0
    ballot_counts: int = 0
    ballot_pools: int = 0
    sheet_reviews: int = 0
    sheets: int = 0
    supervision_notes: int = 0
    draws: int = 0
    duty_notes: int = 0
    mentoring_pairs: int = 0
    relay_tasks: int = 0
    relay_notices: int = 0
    statements: int = 0
    requests: int = 0
    anonymous_words: int = 0
    anonymous_concerns: int = 0
    recipient_keys: int = 0
    wishes: int = 0
    name_wishes: int = 0
    calendar_feeds: int = 0
    absences: int = 0
    links: int = 0
    changes: int = 0
    aliases: int = 0
    roles: int = 0
    contacts: int = 0
    proposals: int = 0
    assignments: int = 0
    subject_keys: int = 0
    readings: int = 0
    occasions: int = 0

    @property
    def total(self) -> int:
        """All of them; 0 means that nothing is left to do."""
        return sum(getattr(self, name) for name in self.__slots__)
