"""结对帮带: a member and whom he mentors, who is asked first and may end it at any time [T7]."""

from handlers.duties.pairs import acting, hearing, showing, wording
from handlers.duties.pairs.form import PairForm
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed


def register(capability: Capability) -> None:
    """Add asking, answering, ending, saying what was reached, and looking."""
    capability.command(
        "pair",
        wording.PAIR_TITLE,
        *wording.PAIR_WORDS,
        may=Deed.PROPOSE_PAIR,
        about=wording.PAIR_ABOUT,
        examples=wording.PAIR_EXAMPLES,
        hears=hearing.hears_pair,
        form=PairForm,
        refusal=wording.PAIR_REFUSAL,
        alone=True,
    )(acting.ask)
    acts = (
        ("agree", wording.WILLING, hearing.hears_agree, acting.agree),
        ("decline", wording.NOT_WILLING, hearing.hears_decline, acting.decline),
        ("reached", wording.REACHED_TITLE, hearing.hears_reached, acting.reach),
        ("end_pair", wording.END_TITLE, hearing.hears_end, acting.end),
        ("pair_answer", wording.ANSWER_TITLE, hearing.hears_answer, acting.answer),
        ("delete_pair", wording.DELETE_TITLE, hearing.hears_delete, acting.delete),
    )
    for name, title, hears, run in acts:
        capability.command(name, title, may=Deed.TAKE_PART_IN_PAIR, hears=hears)(run)
    capability.command(
        "pairs",
        wording.SHOW_TITLE,
        *wording.SHOW_WORDS,
        may=Deed.SEE_PAIR,
        about=wording.SHOW_ABOUT,
        examples=wording.SHOW_EXAMPLES,
        hears=hearing.hears_show,
        alone=True,
    )(showing.show)
    capability.items(showing.near_their_end)
