"""The words by which a matter is handed over; reviewed by people, tables only."""

import re

_NUMBER = r"(?:(?:把|请|麻烦)?\s*c\s?[-—–_#]?\s?0*\d{1,6}[\s:,，。、]*)?"
HAND_OVER = re.compile(
    rf"\s*{_NUMBER}(?:请|麻烦|帮我)?(?:把)?(?:它|这个|这件事?|这事)?(?:转交给?|移交给?|交给|交由|交|转给|转到|转|派给|派|安排给)[\s:,，]*"
    r"(?!给|告|上级|党?总支|党委|公司|厂|提出人|支部)(?P<who>[\u4e00-\u9fffa-z]{2,8}?(?:[\s,，、的]+[\u4e00-\u9fffa-z]{2,6}?)?)"
    r"\s*(?:去|来)?(?:办理?|处理|看看|管|跟进|落实)?(?:一下)?[吧。!\s]*"
)
DEPARTMENT = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:科|部|处|室|队|中心|公司|办)(?:[\s,，、的]+.{2,6})?"
)
DEPARTMENT_END = re.compile(r"(?:科|部|处|室|队|中心|办|组)$")
CALLED_AFTER = "(?:工|师傅|科长|部长|处长|主任|经理|队长)"
DEPARTMENT_ENDS = "(?:科|部|处|室|队|组|中心|办|部门|那边)?的?"

