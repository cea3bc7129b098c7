"""Who comes to a seat later, holds two, or leaves one: the raiser was told who reads, and that stays so."""

from datetime import datetime, timedelta

from storage.vocabulary import SHANGHAI, Role
from tests.chatting import Chat
from tests.handlers.anonymous.boxes import PASSPHRASE, seat, unseat
from tests.handlers.anonymous.browsing import Browser, enrolled, link_in, matters, raised

RELEASE = datetime(2026, 3, 13, 10, 10, tzinfo=SHANGHAI)
BRANCH, ABOVE = "生产支部", "物流党总支"


def opened(chat: Chat, name: str, browser: Browser) -> str:
    """The only matter in his box, read."""
    browser.post(link_in(chat.say(name, "匿名收件")), passphrase=PASSPHRASE)
    (matter,) = matters(browser)
    return browser.get(matter).text


def test_the_accused_who_joins_the_committee_is_never_offered(chat: Chat) -> None:
    secretary = enrolled(chat, "孙国栋")
    raised(chat, "吴小燕", "王强天天骂人，逼我们加班")
    chat.move_to(RELEASE)
    seat(chat, "王强", BRANCH, Role.BRANCH, "纪检委员")
    accused = enrolled(chat, "王强")
    assert "也给王强看" not in opened(chat, "孙国栋", secretary)
    assert matters(accused) == []
    (matter,) = matters(secretary)
    with chat.parts.desk.units() as unit:
        people = chat.parts.desk.picture(unit.session)[0].people.values()
        his = next(one.id.hex for one in people if one.name == "王强")
    assert "没有给他看" in secretary.post(matter, person=his).text
    assert matters(accused) == []


def test_a_newcomer_reads_once_a_reader_says_so(chat: Chat) -> None:
    secretary = enrolled(chat, "孙国栋")
    raised(chat, "吴小燕", "食堂夜班饭老是凉的")
    chat.move_to(RELEASE)
    newcomer = enrolled(chat, "周萍")
    page = opened(chat, "孙国栋", secretary)
    assert "也给周萍看" in page
    assert matters(newcomer) == []
    (matter,) = matters(secretary)
    hers = page.split('name="person" value="')[1].split('"')[0]
    assert "他现在也看得到这件了" in secretary.post(matter, person=hers).text
    assert "食堂夜班饭" in newcomer.get(matters(newcomer)[0]).text


def test_two_seats_keep_what_is_about_the_secretary_above(chat: Chat) -> None:
    seat(chat, "高明", BRANCH, Role.BRANCH, "副书记")
    secretary, other, above = (enrolled(chat, one) for one in ("孙国栋", "周萍", "高明"))
    chat.say("何军", "匿名 孙书记把加班费扣了")
    assert "谁能看：高明" in chat.say("何军", "1")
    assert "收下了" in chat.say("何军", "1")
    chat.move_to(RELEASE)
    page = opened(chat, "高明", above)
    assert "把加班费扣了" in page
    assert "也给" not in page
    for name, browser in (("孙国栋", secretary), ("周萍", other)):
        browser.post(link_in(chat.say(name, "匿名收件")), passphrase=PASSPHRASE)
        assert matters(browser) == []


def test_who_moves_reads_neither_old_matters_nor_new_words(chat: Chat) -> None:
    secretary, moving = enrolled(chat, "孙国栋"), enrolled(chat, "周萍")
    receipt = raised(chat, "何军", "食堂饭凉")
    chat.move_to(RELEASE)
    path = matters(reopened(chat, "周萍", moving))[0]
    unseat(chat, "周萍")
    seat(chat, "周萍", ABOVE, Role.COMMITTEE, "办公室")
    assert matters(moving) == []
    assert moving.get(path).status_code == 404
    assert moving.post(path, words="x", decision="done").status_code == 404
    assert "补充收下了" in chat.say("何军", f"匿名 {receipt} 承包的是她的亲戚")
    chat.new_pushes("周萍")
    chat.move_to(RELEASE + timedelta(days=3))
    assert chat.new_pushes("周萍") == []
    assert "她的亲戚" in opened(chat, "孙国栋", secretary)


def test_words_that_nobody_would_read_are_not_taken(chat: Chat) -> None:
    enrolled(chat, "孙国栋")
    receipt = raised(chat, "何军", "食堂饭凉")
    chat.move_to(RELEASE)
    unseat(chat, "孙国栋")
    assert "这句没有保存" in chat.say("何军", f"匿名 {receipt} 今天又凉了")
    page = Browser.of(chat).post("/a", receipt=receipt, words="今天又凉了")
    assert "这句没有保存" in page.text


def reopened(chat: Chat, name: str, browser: Browser) -> Browser:
    """His box, opened again."""
    browser.post(link_in(chat.say(name, "匿名收件")), passphrase=PASSPHRASE)
    return browser
