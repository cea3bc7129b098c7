"""zerenqu doctor on a site in order, its lines one after the other, and its exit codes."""

from datetime import date

from sqlalchemy import text

from bot.doctor import wording
from bot.doctor.checks import CHECKS, ready, verdict
from bot.doctor.findings import Check, Finding, Mark, examine, good, wrong
from storage.database import make_engine
from tests.bot.doctor.doctoring import File, Installation
from tests.databases import disposing


def test_a_site_in_order_is_all_green(any_site: Installation, database_url: str) -> None:
    lines = any_site.lines()
    switched_off = database_url.startswith(
        "postgresql"
    )  # the tests' server need not survive a power cut
    bad = [one for one in lines if one.finding.mark is not Mark.GOOD]
    assert [one.title for one in bad] == [wording.DURABILITY] * switched_off
    assert [one.number for one in lines] == list(range(1, len(CHECKS) + 1))
    if not switched_off:
        assert verdict(lines) == ("全部通过。", 0)


def test_what_builds_on_a_trouble_points_at_its_beginning() -> None:
    checks: list[Check[None]] = [
        Check("a", (), lambda _: good("")),
        Check("b", ("a",), lambda _: wrong("b")),
        Check("c", ("b",), lambda _: good("")),
        Check("d", ("c", "a"), lambda _: good("")),
        Check("e", ("a",), lambda _: good("")),
    ]
    marks = [(one.finding.mark.value, one.finding.text) for one in examine(checks, None)]
    after = ("–", "先解决上面第 2 条。")
    assert marks == [("✓", ""), ("✗", "b"), after, after, ("✓", "")]


def test_every_check_builds_on_checks_above_it() -> None:
    for number, check in enumerate(CHECKS):
        assert set(check.needs) <= {one.title for one in CHECKS[:number]}


def test_a_check_that_breaks_off_shows_no_text_of_the_error() -> None:
    def broken(_: None) -> Finding:
        raise ValueError("https://secret.test/?token=1")

    (line,) = examine([Check("a", (), broken)], None)
    assert line.rendered() == [
        " 1 ✗ a：没能检查完（ValueError）。请再运行一次；还是这样就看服务的日志。"
    ]


def test_wrong_settings_are_all_listed_and_end_with_two(on_file: File) -> None:
    site = on_file.site
    site.variables["ZRQ_WECOM_TOKEN"] = "!"
    site.variables["ZRQ_EDITON"] = "x"
    lines = site.lines()
    below = lines[1].rendered()
    assert below[0] == " 2 ✗ 设置：有 2 项要改："
    assert [one[:20] for one in below[1:]] == ["     · ZRQ_EDITON：没有", "     · ZRQ_WECOM_TOK"]
    assert {one.finding.text for one in lines[2:]} == {"先解决上面第 2 条。"}
    assert verdict(lines)[1] == 2


def test_one_thing_to_put_right_ends_with_one(any_site: Installation) -> None:
    any_site.day = date(1900, 1, 1)  # nobody was here then
    lines = any_site.lines()
    assert any_site.said(wording.ROSTER).startswith(
        "✗ 一个人也没有。请运行：zerenqu import-roster 名单.xlsx"
    )
    assert any_site.said(wording.SECRETARY) == "– 先解决上面第 10 条。"
    assert any_site.said(wording.VISIBLE_RANGE) == "– 先解决上面第 10 条。"
    assert verdict(lines)[1] == 1


def test_looking_leaves_no_list_of_keys_behind(filled: File) -> None:
    url = filled.site.variables["ZRQ_DATABASE_URL"]
    with disposing(make_engine(url)) as engine:
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM data_key"))
        assert filled.site.said(wording.SEALED) == f"✓ {wording.KEY_FITS}"
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM data_key")).scalar() == 0


def test_nothing_is_ready_while_something_was_not_looked_at(filled: File) -> None:
    site = filled.site
    assert ready(site.lines())
    del site.variables["ZRQ_PUBLIC_URL"]
    lines = site.lines()
    assert verdict(lines) == ("没有要改的，另有 5 条没有检查。", 0)
    assert not ready(lines)
