"""The pages: keys by a one-time link, the box, and the page of those who have a receipt."""

from datetime import datetime, timedelta

import httpx2
import pytest
from sqlalchemy import text

from storage.vocabulary import SHANGHAI
from tests.chatting import Chat
from tests.handlers.anonymous.boxes import PASSPHRASE, give_keys
from tests.handlers.anonymous.browsing import NEW, Browser, enrolled, link_in, matters, raised

RELEASE = datetime(2026, 3, 13, 10, 10, tzinfo=SHANGHAI)


def test_from_the_first_key_to_the_answer_that_is_read_back(chat: Chat) -> None:
    secretary = enrolled(chat, "孙国栋")
    receipt = raised(chat, "吴小燕", "食堂夜班饭老是凉的 <script>alert(1)</script>")
    assert "还没有" in secretary.get("/a/box").text
    chat.move_to(RELEASE)
    path = link_in(chat.say("孙国栋", "匿名收件"))
    assert "打开匿名收件" in secretary.get(path).text
    assert "口令不对" in secretary.post(path, passphrase="不是这个口令").text
    assert secretary.post(path, passphrase=PASSPHRASE).status_code == 303
    (matter,) = matters(secretary)
    shown = secretary.get(matter).text
    assert "食堂夜班饭老是凉的 &lt;script&gt;" in shown
    assert "来自：生产支部" in shown
    wanting = secretary.post(matter, words="改保温箱", decision="will_do")
    assert "请填承诺哪天落实" in wanting.text
    assert "改保温箱" in wanting.text  # nothing typed is lost
    done = secretary.post(matter, words="改保温箱", decision="will_do", promised="2026-03-16")
    assert "已答复" in done.text
    raiser = Browser.of(chat)
    page = raiser.post("/a", receipt=receipt)
    assert "改保温箱" in page.text
    assert "承诺 3月16日（周一） 落实" in page.text
    added = raiser.post("/a", receipt=receipt, words="还是凉", last="unsolved")
    assert "知道了，3月16日（周一） 10:10 转给收件人。" in added.text
    chat.move_to(RELEASE + timedelta(days=3))
    path = link_in(chat.say("孙国栋", "匿名收件"))
    secretary.post(path, passphrase=PASSPHRASE)
    assert "反映人说没解决" in secretary.get("/a/box").text
    assert "还是凉" in secretary.get(matter).text


def test_words_of_distress_meet_care_here_too_and_are_not_kept(chat: Chat) -> None:
    give_keys(chat, "孙国栋")
    receipt = raised(chat, "吴小燕", "食堂夜班饭老是凉的")
    page = Browser.of(chat).post("/a", receipt=receipt, words="我不想活了")
    assert "12356" in page.text
    assert "不想活" not in Browser.of(chat).post("/a", receipt=receipt).text


def test_reading_and_answering_is_written_down_and_nothing_else_is(chat: Chat) -> None:
    secretary = enrolled(chat, "孙国栋")
    raised(chat, "吴小燕", "食堂夜班饭老是凉的")
    chat.move_to(RELEASE)
    path = link_in(chat.say("孙国栋", "匿名收件"))
    secretary.post(path, passphrase=PASSPHRASE)
    (matter,) = matters(secretary)
    secretary.get(matter)
    secretary.post(matter, words="在办", decision="done")
    with chat.parts.engine.connect() as connection:
        lines = connection.execute(text("SELECT kind, what, subject_id, why FROM access_log")).all()
    assert {(kind, what, subject, why) for kind, what, subject, why in lines} == {
        ("read", "C-0001", None, "handles"),  # without a reason it would count as unusual reading
        ("answered", "C-0001", None, "handles"),
    }


def test_a_link_works_once_within_ten_minutes_and_five_tries(chat: Chat) -> None:
    path = link_in(chat.say("孙国栋", "匿名收件"))
    first, second = Browser.of(chat), Browser.of(chat)
    assert first.get(path).status_code == 200
    assert first.post(path, **NEW).status_code == 303
    assert second.get(path).status_code == 404
    assert second.post(path, passphrase=PASSPHRASE).status_code == 404
    late = link_in(chat.say("孙国栋", "匿名收件"))
    chat.clock.moment += timedelta(minutes=10)
    assert second.get(late).status_code == 404
    tried = link_in(chat.say("孙国栋", "匿名收件"))
    codes = [second.post(tried, passphrase=f"不是口令{n}").status_code for n in range(6)]
    assert codes == [403] * 5 + [404]
    assert second.post(tried, passphrase=PASSPHRASE).status_code == 404


@pytest.mark.parametrize("passphrase", ["短", "1234567890", "啊啊啊啊啊啊啊啊啊"])
def test_a_weak_passphrase_is_refused_and_the_link_stays(chat: Chat, passphrase: str) -> None:
    browser = Browser.of(chat)
    path = link_in(chat.say("孙国栋", "匿名收件"))
    refused = browser.post(path, fresh="1", passphrase=passphrase, repeated=passphrase)
    assert refused.status_code == 422
    assert browser.post(path, fresh="1", passphrase=PASSPHRASE, repeated="x").status_code == 422
    assert browser.post(path, **NEW).status_code == 303


def test_a_box_locks_itself_and_is_nobody_elses(chat: Chat) -> None:
    secretary = enrolled(chat, "孙国栋")
    raised(chat, "吴小燕", "食堂夜班饭老是凉的")
    chat.move_to(RELEASE)
    above = enrolled(chat, "高明")
    path = link_in(chat.say("孙国栋", "匿名收件"))
    secretary.post(path, passphrase=PASSPHRASE)
    (matter,) = matters(secretary)
    assert above.get(matter).status_code == 404
    assert above.post(matter, words="x", decision="done").text.count("没有这一条") == 1
    assert Browser.of(chat).get("/a/box").status_code == 403
    chat.clock.moment += timedelta(minutes=9)
    assert secretary.get(matter).status_code == 200
    chat.clock.moment += timedelta(minutes=10)
    assert secretary.get(matter).status_code == 403


def test_a_forgotten_passphrase_loses_nothing_when_there_are_two(chat: Chat) -> None:
    first, second = enrolled(chat, "孙国栋"), enrolled(chat, "周萍")
    raised(chat, "吴小燕", "食堂夜班饭老是凉的")
    chat.move_to(RELEASE)
    first.post(link_in(chat.say("孙国栋", "匿名收件")), **NEW)  # forgotten: a new one
    assert matters(first) == []
    second.post(link_in(chat.say("周萍", "匿名收件")), passphrase=PASSPHRASE)
    (matter,) = matters(second)
    second.get(matter)
    assert matters(first) == [matter]
    assert "食堂夜班饭" in first.get(matter).text


def test_who_no_longer_sits_there_reads_nothing(chat: Chat) -> None:
    secretary = enrolled(chat, "孙国栋")
    with chat.parts.engine.begin() as connection:
        connection.execute(text("UPDATE role_holding SET until = '2026-03-12'"))
        connection.execute(text("UPDATE roster_revision SET number = number + 1"))
    assert secretary.get("/a/box").status_code == 403


def test_every_answer_keeps_to_itself(chat: Chat) -> None:
    browser = Browser.of(chat)
    path = link_in(chat.say("孙国栋", "匿名收件"))
    answers = [
        browser.get("/a"),
        browser.post("/a", receipt="1"),
        browser.post("/a", receipt="4821 0937 7715 2604"),
        browser.get(path),
        browser.get("/a/box"),
        browser.get("/a/style.css"),
    ]
    for one in answers:
        assert one.headers["cache-control"] == "no-store"
        assert one.headers["content-security-policy"].startswith("default-src 'none'")
        assert one.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in one.headers
        assert "<script" not in one.text
        assert "http://" not in one.text
        assert "https://" not in one.text
    opened = browser.post(path, **NEW)
    cookie = opened.headers["set-cookie"]
    for part in ("HttpOnly", "Secure", "SameSite=strict", "Path=/a/box"):
        assert part in cookie


def test_a_form_from_elsewhere_and_one_too_large_do_nothing(chat: Chat) -> None:
    secretary = enrolled(chat, "孙国栋")

    async def foreign() -> httpx2.Response:
        headers = {"origin": "https://evil.example"}
        return await secretary.client.post("/a/box/leave", data={}, headers=headers)

    assert chat.portal.call(foreign).status_code == 403
    assert secretary.get("/a/box").status_code == 200
    assert secretary.post("/a", receipt="1" * 20_000).status_code == 413


def test_without_an_address_a_recipient_is_told_what_is_missing(chat: Chat) -> None:
    policy = chat.parts.desk.policy
    object.__setattr__(policy, "public_url", "")
    assert "ZRQ_PUBLIC_URL" in chat.say("孙国栋", "匿名收件")
    assert "是收件人（支部和上级）用的" in chat.say("张伟", "匿名收件")
