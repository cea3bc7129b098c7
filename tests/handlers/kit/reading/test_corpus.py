"""What people type is read as it is meant, or it is asked: never wrong in silence."""

from typing import Any

import pytest

from tests.handlers.kit.reading.corpus import Cast, read, rows, wanted

REST_OF_DOMAIN = [  # utterances of domain.md §4.2 that later capabilities answer
    ("V08", "hejun", "匿名 我们组长安排加班不给算加班费 别让他知道", {}),
    ("V09", "wangqiang", "维修组三号平台护栏松了一直没修 好几个人说过 帮我报一下", {}),
    ("V12", "wuxiaoyan", "还是凉的啊 上周说改也没改", {}),
    (
        "V18",
        "zhangwei",
        "王强这人不错 有事都帮 就是不咋组织学习 都给高分 学习那项给低点",
        {"people": ["wangqiang"]},
    ),
    ("V19", "sunli", "评价这个会不会让王强看到是我写的", {"people": ["wangqiang"]}),
    ("V21", "liujianguo", "管理组那个我自己就不打了吧", {}),
    (
        "V22",
        "sunguodong",
        "综合小组的考核 王强李红梅通过 陈志远那个退回 谈心那项分没依据",
        {"people": ["wangqiang", "lihongmei", "chenzhiyuan"]},
    ),
    ("V23", "sunguodong", "没问题了 公示吧 公示一周", {}),
]


@pytest.mark.parametrize(
    "row", rows("utterance"), ids=lambda row: f"{row['like']} {row['text'][:20]}"
)
def test_an_utterance_is_read_as_meant(cast: Cast, row: dict[str, Any]) -> None:
    assert read(cast, row) == wanted(row)


@pytest.mark.parametrize("row", rows("missed"), ids=lambda row: f"{row['like']} {row['text'][:20]}")
def test_what_is_missed_is_asked(cast: Cast, row: dict[str, Any]) -> None:
    reading = read(cast, row)
    assert reading == wanted(row) | row["reads"], "read better by now? then move the row"
    for field in row["reads"]:
        assert all(is_asked(one) for one in reading.get(field, ()))


def is_asked(reading: str) -> bool:
    return reading.startswith(("?", "!")) or reading.endswith("?")


@pytest.mark.parametrize(("like", "who", "text", "reading"), REST_OF_DOMAIN)
def test_the_rest_of_the_domain(
    cast: Cast, like: str, who: str, text: str, reading: dict[str, Any]
) -> None:
    assert read(cast, {"who": who, "text": text, "intent": like}) == reading


def test_scores_of_a_leader_add_up(cast: Cast) -> None:
    text = "王强 思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8 依据 4月和9月两次抽查"
    reading = read(cast, {"who": "liujianguo", "text": text, "intent": "V20"})
    assert reading["people"] == ["wangqiang"]
    assert sum(map(int, reading["scores"].values())) == 90
    assert "days" not in reading


NOTHING_THERE = """\
我们班5个人 20多次加班 一次加班费没有
和大家说一下食堂的饭
跟领导反映了没用
建国以来头一回
上周评先进的事没人说清楚
最近一周一次学习太多了
一点意见也没有
有三点要说
手机138-1234-5678
工号20190312
第3号文件 2025年工作报告
3比2赢了
早点回来 晚点再说
目前天气热
十五一起去
五一起算工龄
周会 周报 周年
星期几学习
10来个人 3天没水 两天没电
班车8号线改道
6号锅炉停了
3#机坏了
A4纸没有了 T恤发3件
今年上半年 去年下半年
2.5米高 3.5吨叉车 涨了1.5倍
高温津贴7-9月没发
8-10人一间
二号楼三单元 3号鹤位 12号楼停水
工会主席说了 总是这样 总之不行
分工不合理 加工车间 手工活
老家有事 大家都这样 小孩上学
kpi和plc不会 和ppt一起发
周边环境差 周到服务
明白了 明显不行 后天性的毛病
我姐住院了 我哥来了
这几天食堂没开 上个月也一样"""


@pytest.mark.parametrize("text", NOTHING_THERE.splitlines())
def test_nobody_and_no_day_where_none_is_meant(cast: Cast, text: str) -> None:
    reading = read(cast, {"who": "liujianguo", "text": text, "intent": "raise_concern"})
    assert not {"people", "unknown", "days", "times", "total", "scores"} & reading.keys()
