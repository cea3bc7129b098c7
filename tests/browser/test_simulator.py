"""The phone in the browser, used as somebody would who sees it for the first time."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Stage

Open = Callable[..., Page]
WIDE = (1280, 800)
NASTY = "<script>window.pwned=1</script><img src=x onerror='window.pwned=1'>{{7*7}} </textarea>"


def say(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="发送").click()


def test_pick_a_person_type_and_read_the_answer(stage: Stage, open_page: Open) -> None:
    page = open_page(stage.url)
    page.get_by_role("link", name="吴小燕").click()
    expect(page.locator(".bubble").first).to_contain_text("我是责任区助手")
    say(page, "食堂夜班饭老是凉的 反映好几回了")
    expect(page.locator(".said .bubble")).to_have_text("食堂夜班饭老是凉的 反映好几回了")
    expect(page.locator(".answer .bubble").last).to_contain_text("1 确认  2 修改  3 取消")
    expect(page.get_by_role("textbox")).to_have_value("")
    assert stage.bot.messages[-1]["FromUserName"] == "wuxiaoyan"


def test_tap_an_example_then_a_choice(stage: Stage, open_page: Open) -> None:
    page = open_page(stage.url)
    page.get_by_role("button", name="昨天下午跟张伟聊了会").click()
    page.get_by_role("button", name="1 确认").click()
    expect(page.locator(".said .bubble").last).to_have_text("1")
    expect(page.locator(".answer .bubble").last).to_contain_text("T-0001")
    expect(page.locator(".choices")).to_have_count(0)


def test_enter_sends_and_shift_enter_breaks_the_line(stage: Stage, open_page: Open) -> None:
    page = open_page(stage.url, WIDE)
    box = page.get_by_role("textbox")
    box.press_sequentially("一")
    box.press("Shift+Enter")
    box.press_sequentially("二")
    box.press("Enter")
    expect(page.locator(".said .bubble")).to_have_text("一\n二")
    assert stage.bot.messages[-1]["Content"] == "一\n二"


def test_a_push_appears_by_itself_and_marks_the_others(stage: Stage, open_page: Open) -> None:
    page = open_page(f"{stage.url}?as=sunguodong")
    expect(page.locator(".bubble").first).to_be_visible()
    page.get_by_role("textbox").fill("打到一半")
    stage.push("sunguodong", "有 1 条新反映 C-0001，等您看。\n1 现在看  2 明天提醒")
    stage.push("wuxiaoyan", "您反映的 C-0001 有回音了。")
    expect(page.locator(".push .bubble")).to_contain_text("C-0001")
    expect(page.get_by_role("button", name="1 现在看")).to_be_visible()
    expect(page.get_by_role("link", name="吴小燕").locator(".dot")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("打到一半")
    page.get_by_role("link", name="吴小燕").click()
    expect(page.locator(".push .bubble")).to_contain_text("有回音了")
    expect(page.locator(".dot")).to_have_count(0)


def test_moving_the_clock_makes_the_reminder_arrive(stage: Stage, open_page: Open) -> None:
    page = open_page(f"{stage.url}?as=liujianguo")
    expect(page.locator("time")).to_have_text("3月12日 周四 14:30")
    page.get_by_role("button", name="到今晚 19:00").click()
    expect(page.locator("time")).to_have_text("3月12日 周四 19:00")
    expect(page.locator(".push .bubble")).to_contain_text("明天 15:00 的学习")
    page.get_by_role("button", name="+1 周").click()
    expect(page.locator("time")).to_have_text("3月19日 周四 19:00")


def test_the_app_menu_can_be_tapped(stage: Stage, open_page: Open) -> None:
    page = open_page(stage.url)
    page.get_by_text("上报谈心").click()
    page.get_by_role("button", name="记谈心").click()
    expect(page.locator(".note")).to_have_text("点了菜单「记谈心」")
    assert stage.bot.messages[-1]["EventKey"] == "talks.record"
    expect(page.get_by_role("button", name="反映一件事")).to_be_hidden()


def test_whatever_is_typed_stays_text(stage: Stage, open_page: Open) -> None:
    page = open_page(stage.url)
    say(page, NASTY)
    expect(page.locator(".said .bubble")).to_have_text(NASTY)
    expect(page.locator(".answer .bubble").last).to_contain_text(NASTY)
    stage.push("wangqiang", NASTY)
    expect(page.locator(".push .bubble")).to_have_text(NASTY)
    assert page.evaluate("window.pwned") is None


def test_several_people_side_by_side(stage: Stage, open_page: Open) -> None:
    page = open_page(stage.url, WIDE)
    page.get_by_role("link", name="几个人一起看").click()
    expect(page.locator(".phone")).to_have_count(3)
    worker = page.get_by_role("article", name="吴小燕的手机")
    worker.get_by_role("textbox").fill("在吗")
    worker.get_by_role("button", name="发送").click()
    expect(worker.locator(".said .bubble")).to_have_text("在吗")
    stage.push("sunguodong", "有 1 条新反映。")
    secretary = page.get_by_role("article", name="孙国栋的手机")
    expect(secretary.locator(".push .bubble")).to_have_text("有 1 条新反映。")
    expect(secretary.locator(".said")).to_have_count(0)
    page.get_by_role("link", name="张伟").click()
    expect(page.locator(".phone")).to_have_count(4)
    page.get_by_role("link", name="王强").click()
    expect(page.locator(".phone")).to_have_count(3)


SMALL = """() => [...document.querySelectorAll('button, a, summary, textarea, input')]
    .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)
    .map((one) => one.textContent.trim())"""


def test_a_file_is_saved_with_a_tap(stage: Stage, open_page: Open) -> None:
    page = open_page(f"{stage.url}?as=sunguodong")
    stage.push_file("sunguodong", "责任区划分一览表-生产支部综合党小组机关党小组-20260312.xlsx")
    file = page.locator("a.file")
    expect(file).to_contain_text("责任区划分一览表")
    expect(file).to_contain_text("6 KB")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    with page.expect_download() as saved:
        file.click()
    assert (
        saved.value.suggested_filename
        == "责任区划分一览表-生产支部综合党小组机关党小组-20260312.xlsx"
    )


def test_it_fits_a_phone_and_a_thumb(stage: Stage, open_page: Open) -> None:
    for address in (stage.url, f"{stage.url}?together=wangqiang&together=wuxiaoyan"):
        page = open_page(address)
        box = page.locator(".phone").first
        box.get_by_role("textbox").fill("在吗" * 90)
        box.get_by_role("button", name="发送").click()
        expect(box.locator(".choices")).to_be_visible()
        stage.push_file("wangqiang", "一览表.xlsx")
        stage.push("zhangwei", "学习通知 S-0001。")  # his name is beyond the edge of the screen
        expect(page.get_by_role("link", name="张伟").locator(".dot")).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.evaluate(SMALL) == []


def test_a_bot_that_does_not_answer_is_told_plainly(stage: Stage, open_page: Open) -> None:
    page = open_page(stage.url)
    expect(page.locator(".answer")).to_have_count(1)
    stage.bot.troubles = [503] * 4
    say(page, "在吗")
    expect(page.locator(".trouble")).to_contain_text("没有送到")
    say(page, "还在吗")
    expect(page.locator(".answer .bubble").last).to_contain_text("还在吗")
