"""`zerenqu sync-contacts` over real HTTP: what it changes, what it only points out, and when it refuses."""

from datetime import datetime
from pathlib import Path

from bot.cli.console import today
from bot.seed import CAST as CAST_FILE
from bot.simulator.world import Department
from storage.vocabulary import PartyStatus
from tests.bot.contacts.company import TEAMS, WORKSHOP, Office, becomes, enters, moves

STORES, FITTERS = TEAMS["储运业务组"], TEAMS["维修组"]


def test_nothing_to_do(office: Office) -> None:
    before = office.roster()
    said = office.sync("--dry-run")
    assert said[0] == (
        "这是试读，什么也没有写入。真正同步时：新增 0 人，改名 0 人，换班组 0 人，离开 0 人，没变 20 人。"
    )
    assert said[1:] == ["没有要改的。"]
    office.sync()
    assert office.roster() == before  # not even another revision


def test_who_comes_moves_and_is_called_otherwise(office: Office) -> None:
    enters(office.corp, "XinLai", "新来", FITTERS)
    moves(office.corp, "zhoutao", STORES)
    enters(office.corp, "hejun", "何 俊", STORES)
    tried = office.sync("--dry-run")
    assert tried[0].endswith("新增 1 人，改名 1 人，换班组 1 人，离开 0 人，没变 18 人。")
    assert tried[1].startswith("新增：新来（xinlai），维修组；政治面貌先记群众")
    assert tried[2] == "改名：何军 → 何俊（hejun）"
    assert tried[3] == "换班组：周涛（zhoutao），维修组 → 储运业务组。"
    assert tried[-1] == "没有问题的话，去掉 --dry-run 再运行一次。"
    assert office.person("hejun").name == "何军"
    done = office.sync()
    assert done[1:] == tried[1:-1]
    newcomer = office.person("xinlai")
    assert (newcomer.team, newcomer.party_status) == ("维修组", PartyStatus.NONE)
    assert newcomer.joined_on == today()
    moved = office.person("zhoutao")
    assert (moved.team, moved.aliases, moved.shift) == ("储运业务组", ("小周",), "常白班")
    assert office.person("hejun").name == "何俊"
    assert office.sync()[0].endswith("没变 21 人。")


def test_what_the_address_book_does_not_know_is_kept(office: Office) -> None:
    moves(office.corp, "wangqiang", STORES)
    assert office.sync()[1].endswith("负责的责任区没有动，要不要调整请支部定。")
    moved = office.person("wangqiang")
    assert (moved.team, moved.party_status) == ("储运业务组", PartyStatus.MEMBER)
    assert [one.until for one in office.held("wangqiang")] == [None]
    assert moved.group_id


def test_a_move_to_another_branch_is_said(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    head = CAST_FILE.read_text("utf-8").splitlines()[0]
    row = "q,钱进,质检组,team,党员,质检党小组,B:书记;M,质检组,,,2010-01-04"
    other.write_text(f"{head}\n{row}", "utf-8")
    office.give("import-roster", str(other), "--branch", "质检支部")
    office.corp.departments[70] = Department("质检组")
    enters(office.corp, "q", "钱进", 70)
    moves(office.corp, "lihongmei", 70)
    said = office.sync()[1]
    assert said.startswith("换班组：李红梅（lihongmei），储运业务组 → 质检组。换到了质检支部，")
    assert said.endswith("负责的责任区没有动，要不要调整请支部定。")


def test_who_vanishes_has_left_and_nothing_is_deleted(office: Office) -> None:
    office.settled()
    office.corp.leave("liujianguo")
    tried = office.sync("--dry-run")
    assert office.person("liujianguo").left_on is None
    assert [one.until for one in office.held("liujianguo")] == [None, None]
    said = office.sync()
    assert said[1] == tried[1]
    assert said[1].startswith("离开：刘建国（liujianguo），从今天起")
    assert said[1].endswith("请支部看谁来接。")
    assert office.person("liujianguo").left_on == today()
    assert [one.until for one in office.held("liujianguo")] == [today(), today()]
    assert office.sync()[0].endswith("离开 0 人，没变 19 人。")


def test_who_was_never_seen_is_pointed_out_and_stays(office: Office) -> None:
    office.corp.leave("madefu")
    said = office.sync()
    assert said[1].startswith("没有动：通讯录里没有 马德福 的账号 madefu，以前也没见过")
    assert office.person("madefu").left_on is None


def test_another_userid_is_asked_about_and_the_person_stays_who_he_is(office: Office) -> None:
    office.settled()
    becomes(office.corp, "wangqiang", "wq88")
    said = office.sync()
    assert said[0].endswith("新增 0 人，改名 0 人，换班组 0 人，离开 0 人，没变 19 人。")
    assert "--renamed wangqiang=wq88" in said[1]
    before = office.person("wangqiang")
    office.sync("--renamed", "wangqiang=WQ88")
    after = office.person("wq88")
    assert (after.id, after.left_on) == (before.id, None)
    assert len(office.roster().people) == 20
    assert "没有账号 wangqiang" in office.sync("--renamed", "wangqiang=wq88", code=2)[0]
    assert "账号 hejun 已经有人用" in office.sync("--renamed", "wq88=hejun", code=2)[0]
    assert office.sync("--renamed", "wangqiang", code=2) == ["--renamed 要写成 旧账号=新账号。"]


def test_departments_that_are_no_team_are_reported_and_never_guessed(office: Office) -> None:
    office.corp.departments |= {50: Department("维修一组"), 51: Department("维修组", WORKSHOP)}
    enters(office.corp, "a", "甲", 50)
    enters(office.corp, "b", "乙", 51)
    moves(office.corp, "sunli", 50)
    moves(office.corp, "zhangwei", 51)
    moves(office.corp, "zhoutao", STORES, TEAMS["化工工艺组"])
    said = office.sync()
    assert said[0].endswith("换班组 0 人，离开 0 人，没变 20 人。")
    assert said[1].startswith(
        "拿不准，没有动：周涛（zhoutao）在通讯录里属于几个班组：储运业务组、化工工艺组"
    )
    assert said[2] == "部门「维修一组」没有同名的班组：名单里的 1 人保持原样，名单外的 1 人没有加。"
    assert said[3] == "有两个部门都叫「维修组」，不知道是哪个班组：名单外的 1 人没有加。"
    assert office.person("sunli").team == "维修组"


def test_a_withheld_name_places_nobody(office: Office) -> None:
    office.corp.withheld_names = frozenset({FITTERS})
    said = office.sync()
    assert said[1] == "名称看不到的部门：名单里的 5 人保持原样。"
    assert office.person("wangqiang").team == "维修组"


def test_an_answer_that_is_suspiciously_short_ends_nobody(office: Office) -> None:
    office.settled()
    for userid in ("sunli", "hejun", "liuyang"):
        office.corp.leave(userid)
    [said] = office.sync(code=2)
    assert said.startswith("没有改动：以前见过的 20 人里，这次有 3 人在通讯录里找不到")
    assert "--allow-leavers 3" in said
    assert all(one.left_on is None for one in office.roster().people.values())
    assert office.sync("--allow-leavers", "2", code=2)
    assert office.sync("--allow-leavers", "3")[0].endswith("离开 3 人，没变 17 人。")


def test_a_team_that_vanished_as_a_whole_is_rather_out_of_range(office: Office) -> None:
    for number in range(60):  # so that four are not many
        enters(office.corp, f"u{number}", f"人{number}", FITTERS)
    assert office.sync()[0].endswith("没变 20 人。")
    rest = [number for number in TEAMS.values() if number != TEAMS["化工工艺组"]]
    office.corp.visible, office.corp.out_of_range = tuple(rest), 60111
    said = office.sync()
    assert said[0].endswith("离开 0 人，没变 75 人。")
    assert said[1].startswith("没有动：陈志远（chenzhiyuan）和整个「化工工艺组」一起不见了")
    assert office.person("chenzhiyuan").left_on is None
    assert office.sync("--allow-leavers", "5")[0].endswith("离开 5 人，没变 75 人。")


def test_an_empty_range_ends_nobody_whatever_the_platform_calls_it(office: Office) -> None:
    office.settled()
    office.corp.visible = ()
    [said] = office.sync(code=2)
    assert said.startswith("企业微信一个人也没有给出，没有改动。")
    office.corp.out_of_range = 60111
    assert office.sync(code=2)[0].startswith("没有改动：以前见过的 20 人里，这次有 20 人")
    assert all(one.left_on is None for one in office.roster().people.values())


def test_who_is_out_of_range_is_not_gone(office: Office) -> None:
    office.settled()
    office.corp.visible = tuple(number for number in TEAMS.values() if number != FITTERS)
    office.corp.visible_people = frozenset({"wangqiang"})  # named one by one, in no list
    said = office.sync()
    assert said[0].endswith("离开 0 人，没变 16 人。")
    assert said[1] == "没有动：张伟（zhangwei）不在应用的可见范围里，看不到。"
    assert len(said) == 6  # four of the team, and the department that is named to nobody
    assert said[-1] == "名称看不到的部门：名单里的 1 人保持原样。"  # 王强 stays where he is


def test_interrupted_half_way_it_changes_nothing_and_is_run_again(office: Office) -> None:
    office.settled()
    enters(office.corp, "x", "新来", FITTERS)
    office.corp.leave("sunli")
    before = office.roster()
    for call in ("department/simplelist", "user/simplelist", "department/get", "user/get"):
        office.corp.faults.answer(48002, call=call)
        assert "没有改动。这个应用没有调用接口的权限" in office.sync(code=2)[0]
        assert office.roster() == before
    assert office.sync()[0].endswith("新增 1 人，改名 0 人，换班组 0 人，离开 1 人，没变 19 人。")


def test_somebody_the_roster_says_is_gone_does_not_come_back_by_himself(office: Office) -> None:
    office.settled()
    office.corp.leave("hejun")
    office.sync()
    enters(office.corp, "hejun", "何军", STORES)
    said = office.sync()
    assert said[1].startswith("没有动：何军（hejun）在名单里已经离开，通讯录里还在")
    assert office.person("hejun").left_on == today()


def test_who_is_back_by_the_list_does_not_leave_again_for_want_of_an_account(
    office: Office,
) -> None:
    office.settled()
    office.corp.leave("hejun")
    office.sync()
    again = ("import-roster", str(CAST_FILE), "--branch", "生产支部")
    assert "新增：何军（hejun）" in office.give(*again)
    assert office.sync()[1].startswith("没有动：通讯录里没有 何军 的账号")
    assert office.person("hejun").left_on is None


def test_everything_else_stays_at_the_door(office: Office) -> None:
    """The lists are asked for, never the details of everybody."""
    office.sync()
    asked = [name for _, name in office.api.calls]
    assert "user/list" not in asked
    assert asked.count("user/get") == 0
    assert asked.count("user/simplelist") == len(office.corp.departments)
    assert isinstance(office.api.calls[0][0], datetime)
