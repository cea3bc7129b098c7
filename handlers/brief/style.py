"""What a typed paragraph of the brief must not hold: people, moods, codes, and counts, which the tables may hide."""

import re

from handlers.brief import writing_wording
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance

LONGEST = 400  # characters
LABELS = re.compile(
    r"情绪|心情|心态|思想(?:不稳|波动|包袱|有问题|问题|落后|滑坡|偏激|觉悟低)|(?:不|欠)稳定(?:因素|分子)?|消极|抵触|怨气|怨言|牢骚|不满|浮躁|低落|焦虑|悲观|态度(?:不好|不端正|差)"
    r"|重点(?:人|关注|对象)|后进|落后分子|刺头|(?:闹|挑)事|(?:不|没)听话|不老实|忠诚|个别(?:人|职工|同志|员工)|少数(?:人|职工)|某(?:职工|人|同志|员工|师傅)|有人"
)
SOMEBODY = re.compile(
    r"[\u4e00-\u9fff]某(?![些个种日年月类项])|[\u4e00-\u9fff]{1,2}(?:师傅|大姐|大哥)"
)
MANY = r"(?:\d+|[二两三四五六七八九十几]+)(?:多|来)?"
ONE = r"(?:只有?|仅有?|就有?|共|有)(?:了)?一"
TELLS = r"(?=都|提|反映|说|觉得|认为|要求|有意见|嫌|抱怨)"
COUNTS = re.compile(
    rf"(?:{MANY}|{ONE}) ?(?:件|例|人次|条(?:反映|意见)|(?:个|名|位)(?:职工|员工|同志|工人)|(?:个|名|位)?人{TELLS})|{MANY} ?起(?![点码重早床步来])"
)
CODES = re.compile(r"(?<![a-z\d])[ctsg] ?[-—–_] ?\d{1,6}")


def fault(said: Utterance, ctx: Context) -> str:
    """Why a paragraph has to be put another way, as a sentence for its writer; "" when it is fine."""
    if len(said.text) > LONGEST:
        return writing_wording.too_long(len(said.text), LONGEST)
    named = [one.said for one in ctx.names.find(said, frozenset()) if _is_name(one.said, ctx)]
    if found := SOMEBODY.search(said.plain):
        named.append(said.text[found.start() : found.end()])
    if named:
        return writing_wording.names_somebody(named[0])
    if found := CODES.search(said.plain):
        return writing_wording.names_a_number(said.text[found.start() : found.end()])
    if found := COUNTS.search(said.plain):
        return writing_wording.counts(said.text[found.start() : found.end()])
    if found := LABELS.search(said.plain):
        return writing_wording.labels(said.text[found.start() : found.end()])
    return ""


def _is_name(said: str, ctx: Context) -> bool:
    """Whether it is somebody's name or what he is called, rather than what merely sounds like one."""
    return any(said in (one.name, *one.aliases) for one in ctx.roster.people.values())
