"""The fields that a branch's own templates may name, with what stands in each."""

from enum import StrEnum


class Field(StrEnum):
    """By the names that people write into a template: {{ 姓名 }}."""

    TITLE = "标题"
    BRANCH = "支部"
    YEAR = "年度"
    CITED = "依据"
    PURPOSE = "用途"
    DAY = "制作日期"
    MEMBER = "姓名"
    AREA = "责任区"
    GROUP = "党小组"
    PERIOD = "任期"
    ITEMS = "项目"
    NAME = "名称"
    MOST = "分值"
    OWN = "自评"
    BALLOTS = "评价"
    LEADER = "组长"
    FINAL = "核定"
    MOST_SUM = "分值合计"
    OWN_SUM = "自评合计"
    BALLOTS_SUM = "评价合计"
    LEADER_SUM = "组长合计"
    FINAL_SUM = "核定合计"
    GRADE = "等次"
    OWN_WORDS = "自我鉴定"
    BALLOTS_NOTE = "评价说明"
    REASONS = "评分依据"
    LEADER_WORDS = "组长意见"
    BRANCH_WORDS = "支部意见"
    STATEMENT = "本人说明"
    LINES = "名单"
    NUMBER = "序号"
    REMARK = "备注"
    SUMMED_UP = "小结"
    POSTED = "公示期"
    TO_OBJECT = "异议办法"


FORMS = {"sheet": "考核表", "report": "上报件", "notice": "公示"}
ABOUT = {
    Field.TITLE: "标题",
    Field.BRANCH: "党支部名称",
    Field.YEAR: "哪一年，比如 2026",
    Field.CITED: "依据的制度和条款（必须有）",
    Field.PURPOSE: "给谁、做什么用、哪天制作（必须有）",
    Field.DAY: "制作日期",
    Field.MEMBER: "党员姓名",
    Field.AREA: "责任区名称",
    Field.GROUP: "党小组名称",
    Field.PERIOD: "全年，或几月几日至几月几日",
    Field.ITEMS: "考核内容，一项一行：{%tr for 项 in 项目 %}，里面用 项.名称 项.分值 项.自评 项.评价 项.组长 项.核定",
    Field.MOST_SUM: "分值合计",
    Field.OWN_SUM: "自评总分",
    Field.BALLOTS_SUM: "责任区评价折合的总分",
    Field.LEADER_SUM: "组长评的总分",
    Field.FINAL_SUM: "支部核定的总分",
    Field.GRADE: "等次",
    Field.OWN_WORDS: "自我鉴定",
    Field.BALLOTS_NOTE: "责任区评价怎么列的",
    Field.REASONS: "组长评分的依据",
    Field.LEADER_WORDS: "党小组长意见",
    Field.BRANCH_WORDS: "支部审核意见",
    Field.STATEMENT: "本人对结果的说明，没有就是空的",
    Field.LINES: "一人一行：{%tr for 行 in 名单 %}，里面用 行.序号 行.责任区 行.姓名 行.等次，上报件还有 行.任期 行.组长 行.核定 行.备注",
    Field.SUMMED_UP: "名单下面的一句合计",
    Field.POSTED: "公示从哪天到哪天",
    Field.TO_OBJECT: "有异议怎么提",
}
