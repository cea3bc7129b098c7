"""What is written for the year in one message: a leader's study note, good practice, model posts [M1]."""

from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.year.entries import looking, notes, papers, posts, practice, wording


def register(capability: Capability) -> None:
    """Their commands, what of them waits for the branch, and the paper of the archive."""
    _register_practice(capability)
    _register_posts(capability)
    capability.command(
        "note",
        wording.NOTE_TITLE,
        *wording.NOTE_WORDS,
        may=Deed.WRITE_STUDY_NOTE,
        about=wording.NOTE_ABOUT,
        examples=wording.NOTE_EXAMPLES,
        hears=notes.hears,
        refusal=wording.NOTE_REFUSAL,
        alone=True,
    )(notes.write)
    capability.command(
        "take_back_entry",
        wording.TAKE_BACK,
        may=Deed.SEE_MODEL_POST,
        hears=practice.hears_take_back,
    )(practice.take_back)
    capability.command(
        "entry", wording.LOOK_TITLE, may=Deed.SEE_GOOD_PRACTICE, hears=looking.hears
    )(looking.look)
    capability.items(practice.left_to_do)
    capability.items(posts.left_to_do)
    capability.document("materials", archive=papers.which)(papers.materials)


def _register_practice(capability: Capability) -> None:
    capability.command(
        "practice",
        wording.PRACTICE_TITLE,
        *wording.PRACTICE_WORDS,
        may=Deed.TELL_GOOD_PRACTICE,
        about=wording.PRACTICE_ABOUT,
        examples=wording.PRACTICE_EXAMPLES,
        hears=practice.hears_tell,
    )(practice.tell)
    capability.command(
        "practices",
        wording.LIST_TITLE,
        *wording.LIST_WORDS,
        may=Deed.SEE_GOOD_PRACTICE,
        about=wording.LIST_ABOUT,
        examples=wording.LIST_EXAMPLES,
        alone=True,
    )(practice.show)
    capability.command("named", wording.NAMED, may=Deed.TELL_GOOD_PRACTICE)(practice.let_name)
    capability.command(
        "adopt", wording.ADOPT_TITLE, may=Deed.DECIDE_GOOD_PRACTICE, hears=practice.hears_decide
    )(practice.decide)


def _register_posts(capability: Capability) -> None:
    capability.command(
        "nominate",
        wording.POST_TITLE,
        *wording.POST_WORDS,
        may=Deed.NOMINATE_MODEL_POST,
        about=wording.POST_ABOUT,
        examples=wording.POST_EXAMPLES,
        hears=posts.hears_nominate,
        refusal=wording.POST_REFUSAL,
    )(posts.nominate)
    capability.command(
        "posts",
        wording.POSTS_TITLE,
        *wording.POSTS_WORDS,
        may=Deed.SEE_MODEL_POST,
        about=wording.POSTS_ABOUT,
        examples=wording.POSTS_EXAMPLES,
        alone=True,
    )(posts.show)
    capability.command(
        "agree", wording.POST_ANSWER_TITLE, may=Deed.SEE_MODEL_POST, hears=posts.hears_agree
    )(posts.agree)
    capability.command(
        "confirm_post",
        wording.CONFIRM_TITLE,
        may=Deed.DECIDE_MODEL_POST,
        hears=posts.hears_decide,
    )(posts.decide)
