"""Who changes teams, leaves or becomes a full member, with what it means for the areas [D7]."""

from sqlalchemy import update
from sqlmodel import col

from storage.queries import people
from storage.tables import Person
from storage.vocabulary import PartyStatus
from tests.chatting import Chat, userid_of


def test_a_member_changes_teams_and_his_area_is_decided_with_it(chat: Chat) -> None:
    chat("""
        孙国栋> 王强调到化工组 从下周一起
        机器人> 王强现在负责维修组责任区。调走以后：
        机器人> 1 还由王强负责  2 不再由王强负责，另定
        孙国栋> 2
        机器人> 王强从3月16日（周一）起到化工工艺组。
        机器人> 维修组责任区此后没有人负责，要尽快再定。
        机器人> 王强此后划在化工工艺组责任区，由陈志远负责。
        机器人> 会告诉：王强、刘建国、陈志远。
        孙国栋> 1
        机器人> 已记下。王强从3月16日（周一）起到化工工艺组。
        机器人> 名单表里也请管理员改一下，不然下次导入名单会改回来。
        推送 王强> 支部定了：从3月16日（周一）起维修组责任区不再由您负责，由支部另定。您记的谈心内容不移交。
        不推送 陈志远
        王强> 我的责任区
        机器人> 您负责维修组责任区…
        @ 2026-03-16 00:05
        不推送 王强
        @ 2026-03-16 08:30
        推送 王强> 从今天起您在化工工艺组，划在化工工艺组责任区。有事找责任党员陈志远，或者告诉我。
        推送 陈志远> 从今天起王强划进您负责的化工工艺组责任区。
        推送 孙国栋> 维修组责任区眼下没有人负责，请支部在 7 天内定下谁来负责。
        王强> 我们组谁负责
        机器人> 化工工艺组责任区由陈志远负责。
    """)


def test_a_worker_changes_teams_today(chat: Chat) -> None:
    chat("""
        孙国栋> 张伟调到储运组
        机器人> 张伟从今天起到储运业务组。
        机器人> 张伟此后划在储运业务组责任区，由李红梅负责。
        机器人> 会告诉：张伟、李红梅。
        孙国栋> 1
        推送 张伟> 从今天起您在储运业务组，划在储运业务组责任区。有事找责任党员李红梅，或者告诉我。
        张伟> 我们组谁负责
        机器人> 储运业务组责任区由李红梅负责。
    """)


def test_he_keeps_his_area_from_another_team(chat: Chat) -> None:
    chat("""
        孙国栋> 王强调到化工工艺组
        孙国栋> 1
        机器人> 维修组责任区还由王强负责（不再是本组党员）。
        孙国栋> 1
        张伟> 我们组谁负责
        机器人> 维修组责任区由王强负责（这个组没有本组党员负责，由临近班组的党员来管）。
    """)


def test_who_leaves_holds_nothing_from_that_day_on(chat: Chat) -> None:
    chat("""
        孙国栋> 刘建国3月底退休
        机器人> 刘建国从3月31日（周二）起不在本单位了。
        机器人> 管理组责任区此后没有人负责，要尽快再定。
        机器人> 刘建国的党内职务也到那天为止。
        机器人> 会告诉：刘建国。
        机器人> 只记日子，不记原因。
        孙国栋> 1
        刘建国> 我的责任区
        机器人> 您负责管理组责任区…
        @ 2026-03-31 08:30
        推送 孙国栋> 管理组责任区眼下没有人负责…
        刘建国> 我的责任区
        机器人> 您还不在名单内…
    """)


def test_a_probationary_member_becomes_a_full_one(chat: Chat) -> None:
    with chat.parts.desk.units() as unit:
        probation = update(Person).where(col(Person.userid) == userid_of("李红梅"))
        unit.session.execute(probation.values(party_status=PartyStatus.PROBATIONARY))
        people.changed(unit.session)
    chat("""
        孙国栋> 李红梅今天转正
        机器人> 李红梅从今天起转为正式党员。
        孙国栋> 1
        机器人> 已记下。…
        孙国栋> 李红梅转正
        机器人> 李红梅不是预备党员，不用转正。
        李红梅> 我的记录
        机器人> …党员（3月12日（周四）起）…
    """)


def test_what_cannot_be_and_who_may_not(chat: Chat) -> None:
    chat("""
        孙国栋> 张伟调到维修组
        机器人> 张伟现在就在维修组，没有变动。
        孙国栋> 张wei调到化工组
        机器人> 「张wei」是哪一位？
        孙国栋> 2
        机器人> 张玮从今天起到化工工艺组。
        孙国栋> 从4月1号起
        机器人> 张玮从4月1日（周三）起到化工工艺组。
        孙国栋> 算了
        孙国栋> 高明退休了
        机器人> 高明不在本支部，变动要由他所在的支部来说。
    """)
    unknown = chat.say("王强", "天上的云彩真好看").splitlines()[0]
    assert chat.say("王强", "张伟调到化工组").splitlines()[0] == unknown


def test_a_leaving_is_put_off_and_then_called_off(chat: Chat) -> None:
    chat("""
        孙国栋> 刘建国3月底退休
        孙国栋> 1
        孙国栋> 刘建国4月底退休
        机器人> 刘建国从4月30日（周四）起不在本单位了。
        孙国栋> 1
        孙国栋> 管理组4月15号谁负责
        机器人> 4月15日（周三）：管理组责任区由刘建国负责。
        孙国栋> 刘建国不退休了
        机器人> 刘建国不走了，原定离开的日子作废。
        机器人> 管理组责任区此后由刘建国负责。
        孙国栋> 1
        孙国栋> 管理组5月15号谁负责
        机器人> 5月15日（周五）：管理组责任区由刘建国负责。
        @ 2026-05-06 09:00
        刘建国> 责任区一览
        机器人> 责任区一览（4 个）：
        孙国栋> 刘建国不走了
        机器人> 刘建国没有要离开的安排，没有变动。
    """)


def test_what_somebody_else_has_taken_meanwhile_stays_his(chat: Chat) -> None:
    chat("""
        孙国栋> 刘建国3月底退休
        孙国栋> 1
        孙国栋> 何静从3月31号起负责管理组
        孙国栋> 1
        孙国栋> 刘建国不退休了
        孙国栋> 1
        孙国栋> 管理组4月15号谁负责
        机器人> 4月15日（周三）：管理组责任区由何静负责。
    """)


def test_a_whole_new_sentence_takes_the_place_of_the_one_not_yet_confirmed(chat: Chat) -> None:
    chat("""
        孙国栋> 王强调到储运组
        孙国栋> 1
        机器人> 王强从今天起到储运业务组。
        孙国栋> 王强下周一退休
        机器人> 王强从3月16日（周一）起不在本单位了。
        机器人> 维修组责任区此后没有人负责，要尽快再定。
        孙国栋> 算了
        孙国栋> 何静也负责维修组
        机器人> 维修组责任区：从今天起由王强、何静共同负责。
        孙国栋> 陈志远接替周萍负责夜班装卸组
        机器人> 夜班装卸组责任区：从今天起由陈志远负责…
    """)


def test_who_has_left_neither_becomes_a_member_nor_leaves_again(chat: Chat) -> None:
    chat("""
        孙国栋> 马德福今天退休
        孙国栋> 1
        机器人> 已记下。马德福从今天起不在本单位了。
        孙国栋> 马德福调到化工组
        机器人> 马德福已经不在名单里了，没有变动。…
        孙国栋> 马德福离职了
        机器人> 马德福已经不在名单里了，没有变动。…
    """)
