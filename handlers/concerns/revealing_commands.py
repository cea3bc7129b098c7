"""The commands by which two of the committee let one more know whose a concern is."""

from handlers.concerns import revealing, revealing_wording
from handlers.concerns.finding import numbers_in
from handlers.kit.capability import Capability, Context
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance


def register(capability: Capability) -> None:
    """Give the capability these commands, and what waits for who knows a name."""
    capability.command(
        "ask_name",
        revealing_wording.ASK,
        may=Deed.LEARN_WHO_RAISED_CONCERN,
        form=revealing.AskNameForm,
        hears=revealing.hears_asking,
        about=revealing_wording.ASK_ABOUT,
        examples=revealing_wording.ASK_EXAMPLES,
    )(revealing.ask_name)
    capability.command(
        "look_at_asking",
        revealing_wording.LOOK,
        may=Deed.LEARN_WHO_RAISED_CONCERN,
        hears=_hears_looking,
        about=revealing_wording.LOOK_ABOUT,
        examples=(f"{revealing_wording.LOOK_WORD} C-0001",),
    )(revealing.look_at_asking)
    capability.command(
        "agree_to_tell",
        revealing_wording.AGREE,
        may=Deed.LEARN_WHO_RAISED_CONCERN,
        hears=lambda said, _ctx: _begins(said, revealing_wording.AGREE_WORD),
        about=revealing_wording.AGREE_ABOUT,
        examples=(f"{revealing_wording.AGREE_WORD} C-0001",),
    )(revealing.agree_to_tell)
    capability.command(
        "refuse_to_tell",
        revealing_wording.REFUSE,
        may=Deed.LEARN_WHO_RAISED_CONCERN,
        hears=lambda said, _ctx: _begins(said, revealing_wording.REFUSE_WORD),
        about=revealing_wording.REFUSE_ABOUT,
        examples=(f"{revealing_wording.REFUSE_WORD} C-0001",),
    )(revealing.refuse_to_tell)
    capability.items(revealing.waiting_items)


def _hears_looking(said: Utterance, ctx: Context) -> int:
    return _begins(said, revealing_wording.LOOK_WORD) or revealing.hears_decision(said, ctx)


def _begins(said: Utterance, word: str) -> int:
    begun = said.starts_with(word)
    return revealing.SURE if begun is not None and numbers_in(said) else 0
