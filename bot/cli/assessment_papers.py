"""assessment: what a branch files of its year, as files in a folder, and whether its own templates can be used."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import assessment_papers_wording as wording
from bot.cli.assessment import commands
from bot.cli.console import one_transaction, read_settings, say, stop, today
from bot.cli.whole_files import FOR_ME, write_whole
from bot.documents.names import unlike
from bot.settings import StorageSettings
from handlers.assessment.papers.exporting import Whole, whole
from handlers.assessment.papers.fields_wording import ABOUT, FORMS
from handlers.assessment.papers.sample_wording import sample
from handlers.desk import Desk
from handlers.kit.documents import Document, FilledForm
from handlers.kit.messages import Refusal
from handlers.registry import Registry
from handlers.regulation import Edition, Editions
from storage.queries import assessment
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import OrgLevel, Role

STEP = 10  # sheets between two lines of progress

Year = Annotated[int, typer.Argument(help=wording.YEAR, min=2000, max=2999)]
Folder = Annotated[Path, typer.Argument(help=wording.FOLDER)]


@commands.command("export", help=wording.EXPORT)
def export(
    year: Year,
    folder: Folder,
    reader: Annotated[str, typer.Option("--for", help=wording.READER)] = "",
) -> None:
    """Note first who is read of, then write the files: there is no copy that the access log does not know."""
    if folder.exists() and not folder.is_dir():
        stop([wording.NOT_A_FOLDER.format(folder=folder)])
    settings = read_settings(StorageSettings)
    editions = Editions.load(settings.edition)
    own = Path(settings.templates) if settings.templates else None
    _try_templates(own, editions.on(today()))
    with one_transaction() as unit:
        found = _read(unit, editions, year, reader.casefold())
    begun = time.monotonic()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        count = sum(1 for _ in _written(found, folder, own, year))
    except OSError:
        stop([wording.CANNOT_WRITE.format(folder=folder)])
    say(wording.exported(str(folder), count, time.monotonic() - begun))


def _read(unit: UnitOfWork, editions: Editions, year: int, userid: str) -> list[Whole]:
    """The documents of every branch that assessed that year, each for one of its committee: the secretary, or who is named."""
    desk = Desk(lambda: unit, editions.on, registry=Registry(()), edition_named=editions.named)
    picture = desk.picture(unit.session)
    roster, now, found = picture[0], datetime.now(UTC), []
    for branch in (one for one in roster.orgs.values() if one.level is OrgLevel.BRANCH):
        cycle = assessment.cycle_of(unit.session, branch.id, year)
        seats = roster.holders(branch.id, Role.BRANCH, today())
        readers = [
            one.person_id for one in seats if userid in ("", roster.people[one.person_id].userid)
        ]
        if cycle and readers:
            actor = roster.actor(readers[0], today())
            try:
                found.append(whole(cycle, desk.context(unit.session, actor, now, picture)))
            except Refusal as refusal:
                stop([str(refusal)])
    if not found:
        stop([wording.nothing(year, userid)])
    return found


def _written(found: list[Whole], folder: Path, own: Path | None, year: int) -> Iterator[str]:
    """Every file, as soon as it lies there."""
    from bot.documents import pages  # noqa: PLC0415  (slow to import, needed by this command alone)
    from bot.documents.word import form_as_docx  # noqa: PLC0415
    from bot.documents.workbook import as_xlsx  # noqa: PLC0415

    taken: set[str] = set()

    def write(name: str, ending: str, content: bytes) -> str:
        chosen = unlike(name, ending, taken)
        write_whole(folder / chosen, content, FOR_ME)
        return chosen

    for one in found:
        for document in one.others:
            if isinstance(document, Document):
                yield write(document.name, ".xlsx", as_xlsx(document))
            elif isinstance(document, FilledForm):
                yield write(document.name, ".docx", form_as_docx(document, own))
        for place, form in enumerate(one.sheets, 1):
            yield write(form.name, ".docx", form_as_docx(form, own))
            if place % STEP == 0 or place == len(one.sheets):
                say([wording.progress(place, len(one.sheets))])
        title = wording.to_print(year)
        yield write(title, ".html", pages.sheets(one.sheets, title).encode())


def _try_templates(own: Path | None, edition: Edition) -> None:
    """Stop before anything is read when a template of the branch cannot be used."""
    faults = [
        wording.fault(f"{name}.docx", why)
        for form, name in FORMS.items()
        if own and (why := _why_unfit(form, own, edition))
    ]
    if faults:
        stop([*faults, wording.NOTHING_DONE])


def _why_unfit(form: str, own: Path, edition: Edition) -> str:
    from bot.documents.templating import TemplateFault  # noqa: PLC0415
    from bot.documents.word import form_as_docx  # noqa: PLC0415

    try:
        form_as_docx(sample(form, edition, today()), own)
    except TemplateFault as fault:
        return str(fault)
    return ""


@commands.command("template-check", help=wording.CHECK)
def check(
    file: Annotated[Path, typer.Argument(help=wording.FILE)],
    filled: Annotated[Path | None, typer.Option("--filled", help=wording.FILLED)] = None,
) -> None:
    """Whether a template can be used, tried with made-up people; with `--filled` to be looked at."""
    from bot.documents.templating import TemplateFault, fill_in, read  # noqa: PLC0415

    form = next((form for form, name in FORMS.items() if file.stem == name), "")
    if not form:
        stop([wording.which_form(list(FORMS.values()))])
    plain = StorageSettings.model_fields[
        "edition"
    ].default  # whatever the settings say: it is made up
    tried = sample(form, Editions.load(plain).on(today()), today())
    try:
        content = fill_in(read(file), tried.fields, tried.needed)
        if filled:
            write_whole(filled, content)
    except TemplateFault as fault:
        stop([wording.fault(file.name, str(fault))])
    except OSError:
        stop([wording.CANNOT_WRITE.format(folder=filled)])
    say([wording.usable(file.name)])


@commands.command("template-print", help=wording.PRINT)
def print_template(
    form: Annotated[str, typer.Argument(help=wording.FORM)],
    file: Annotated[Path, typer.Argument(help=wording.TO)],
) -> None:
    """The one that comes with the program, to start from; what is there is not replaced."""
    from bot.documents.word import template_of  # noqa: PLC0415

    key = next((key for key, name in FORMS.items() if form == name), "")
    if not key:
        stop([wording.which_form(list(FORMS.values()))])
    if file.exists():
        stop([wording.EXISTS])
    try:
        write_whole(file, template_of(key, None).read_bytes())
    except OSError:
        stop([wording.CANNOT_WRITE.format(folder=file)])
    say(wording.printed(str(file)))


@commands.command("template-fields", help=wording.FIELDS)
def fields() -> None:
    """What a template may name, with what stands in each."""
    say(f"{field.value}：{about}" for field, about in ABOUT.items())
