"""The words by which a matter is handed over, and by which a name is asked for; reviewed by people, tables only."""

import re

_NUMBER = r"(?:(?:把|请|麻烦)?\s*c\s?[-—–_#]?\s?0*\d{1,6}[\s:,，。、]*)?"
HAND_OVER = re.compile(
    rf"\s*{_NUMBER}(?:请|麻烦|帮我)?(?:把)?(?:它|这个|这件事?|这事)?(?:转交给?|移交给?|交给|交由|交|转给|转到|转|派给|派|安排给)[\s:,，]*"
    r"(?!给|告|上级|党?总支|党委|公司|厂|提出人|支部)(?P<who>[\u4e00-\u9fffa-z]{2,8}?(?:[\s,，、的]+[\u4e00-\u9fffa-z]{2,6}?)?)"
    r"\s*(?:去|来)?(?:办理?|处理|看看|管|跟进|落实)?(?:一下)?[吧。!\s]*"
)
HANDS_OVER = re.compile(r"交给|转给|转交|移交|交由|派给|安排给")  # cannot be read as an answer
DEPARTMENT = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:科|部|处|室|队|中心|公司|办)(?:[\s,，、的]+.{2,6})?"
)
DEPARTMENT_END = re.compile(r"(?:科|部|处|室|队|中心|办|组)$")
CALLED_AFTER = "(?:工|师傅|科长|部长|处长|主任|经理|队长)"
DEPARTMENT_ENDS = "(?:科|部|处|室|队|组|中心|办|部门|那边)?的?"

WANTS_NAME = re.compile(
    r"(?:请问|请|麻烦)?(?:我们?)?(?:需要|想要?|要|得|请求|申请|能不能|可不可以|可以)?(?:让我)?(?:知道|了解|看看|看|告诉我|问问|问|查)?(?:一下)?(?:这件?|这个)?"
    r"(?:是谁(?:提|反映|说|写)的|谁(?:提|反映|写)的|(?<=知道)是谁|(?<=了解)是谁|(?<=告诉我)是谁|(?:提出人|反映人)的?(?:姓名|名字|是谁)|(?<=知道)(?:姓名|名字))"
)
# Anywhere in a sentence with a number: it may ask for a name, so it is never an answer
ASKS_WHO = re.compile(
    r"(?:知道|告诉我|问[问下]?|查[查一下]?)[^,。]{0,4}(?:是谁|谁(?:提|反映|说|写)的)|是谁(?:提|反映|写)的|谁(?:提|反映)的|是谁[啊呀呢吗]?$"
)
# One waits for a yes or no: 「同意」, 「何静的申请 不同意」, 「看理由」
ON_REQUEST = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}?的?申请)?(?:我)?(?:不?同意|看一?下?理由|看看理由|为什么|不行)(?:[\u4e00-\u9fff]{2,4}?的?申请)?[了的吧啊]?"
)
BECAUSE = re.compile(r"(?:因为|原因是?|理由是?|由于)[\s:,，]*")
