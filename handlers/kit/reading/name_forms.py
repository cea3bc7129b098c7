"""What stands around a name, and how people call each other: tables behind `people`."""

import re

from handlers.kit.reading.surnames import ALSO_WORDS, SURNAMES

TITLES = "师傅|师父|书记|主任|组长|班长|队长|厂长|科长|部长|段长|站长|工长|经理|主席|委员|大姐|大哥|工程师|哥|姐|叔|姨|嫂"
TITLE = re.compile(
    rf"{TITLES}|总(?![之共是体数部结装务算得要有会想厂公支])|工(?![作资会人厂具伤时龄友程段序期艺地业种件装区位商衣服棚])"
)
CALLED_BY_GIVEN_NAME = frozenset({"哥", "姐", "叔", "姨", "嫂"})
PET = re.compile(r"(?<!大)[小老大阿](?=([\u3400-\u9fff]))")
PET_PREFIXES = "小老大阿"
# 小/老/大 with a surname, and yet no person
NOT_PET = frozenset({
    "马路", "马力", "马桶", "马虎", "马达", "周期", "周末", "孙子", "孙女", "高峰", "高兴", "黄瓜", "黄鱼", "黄牛",
    "金库", "白菜", "白天", "时候", "时代", "方面", "方便", "方向", "毛病", "毛孩", "石头", "石化", "江湖", "李子",
    "家里", "米粥", "杜鹃", "田地", "程序", "马扎", "马哈", "包间", "包子", "车间", "车床", "路口", "路边", "关系",
    "林子", "项目", "段子", "雷雨", "房子", "古董", "区别", "区域", "金额", "费用", "卡车", "黄金", "包装", "余额",
})  # fmt: skip

# In front of a name, such letters make another word of it: 上周|平, 大小周, 国王|强
NOT_BEFORE = {
    "周": "上下这本每一两几半整隔小", "王": "国大霸", "马": "人骑木", "高": "提最很更极较技", "孙": "子", "江": "长",
    "何": "如任为", "时": "小有同当随", "金": "奖基资现", "白": "明清", "黄": "金泛", "成": "完变组",
    "安": "平治保", "于": "由对关终", "小": "大最", "石": "磨钻", "方": "对地", "林": "森", "常": "经平正",
    "路": "马公", "温": "高体", "老": "家", "大": "最很", "全": "安", "康": "健", "程": "过工",
}  # fmt: skip
# Right behind a two-letter name, these are often its third letter, unless they begin a word
NAME_TAIL = frozenset(
    "强民生明国平华军伟芳英敏静丽萍洋涛杰鹏飞龙辉斌超勇刚峰磊鑫宇轩晨曦阳光荣贵福祥林森海波浩然志文武成东南北山川江"
    "玲娟霞燕红梅兰桂琴秀珍凤莲雪娜婷娇倩雯颖琳瑶佳慧洁云月欣怡妍嘉俊凯旋毅博达康健安宁顺利德义仁礼信忠孝良才学新"
    "建立春秋冬夏雨冰营度路街村镇桥庄屯堡码"
)
TAIL_BEGINS_WORD = re.compile(
    r"强[调烈]|生[病气活日孩完产]|明[天早晚年显白]|国[庆家]|平[时常]|静[养静]|超[时额]|飞机|勇[敢于]|刚[才刚来好到说]|光[说是顾]"
    r"|志愿|文[化件]|成[绩家天了]|东西|北京|海[边南]|安[全排装静]|利用|信[心任]|才[来到走会说]|学[习会历技了到完的着]|新[来人年]|建议|立[即刻]"
    r"|春节|秋天|冬天|夏天|雨天|月[底初]|健[康身]|达[到标]|度假|良好|顺[利便]|红着|路[上过]|村里|嘉奖|佳绩|德国|然后|康复|营业|码头|街上"
)
SPOKEN_TO = "跟和与找同给对向被把让叫请由比问约陪带替帮"
CUE_BEFORE = re.compile(rf"(?:^|[{SPOKEN_TO}、,，。;；:：\s\n@]|还有|以及|除了|名叫|那个|师傅)$")
CUE_STRONG = re.compile(
    r"(?:[跟和与找同约]|还有|除了|碰[到见]了?|遇[到见]|不是|是)(?:那个|新来的|我们?的?|组里的?)?"
)
CUE_JUST_BEFORE = re.compile(rf"(?:{CUE_STRONG.pattern})$")
CUE_WEAK = re.compile(r"(?:^|[\s,，。;；:：、号日天一二三四五六]|[上下中]午|[早晚]上|组的?)")
TALK_AFTER = re.compile(
    r"(?:都|一起|一块儿?|也|又|他们|俩|两个|三个)?(?:聊|谈|说|讲|碰|交流|沟通|见|坐|唠|问|通电话)|$|[\s,，。;；、!！?？]"
)
PLAIN_AFTER = re.compile(
    r"$|[\s,，。;；、!！?？]|[和跟与及]|还有|[聊谈说讲都也的]|[请病]假|没[来到]|[到来]了|他|她"
)

# Behind 跟 and the like, words that are no names though they may sound like one
NO_NAMES = frozenset({
    "大家", "他们", "她们", "你们", "我们", "咱们", "人家", "别人", "领导", "师傅", "同事", "老婆", "老公", "媳妇", "家里",
    "公司", "车间", "班长", "组长", "组织", "支部", "大伙", "书记", "主任", "厂里", "人事", "后勤", "工会", "孩子", "父母",
    "自己", "谁谁", "几个", "两个", "他俩", "她俩", "工人", "职工", "员工", "党员", "群众", "上级", "总支", "党委", "食堂",
    "现场", "时间", "管理", "全组", "全班", "全体", "安全", "单位", "车队", "设备", "方案", "项目", "成绩", "文件", "经常",
    "以前", "以后", "平时", "应该", "时候", "上次", "上面", "下面", "白班", "夜班", "工友", "徒弟", "对象", "家属", "老乡",
})  # fmt: skip
# Names that are everyday words: sure only where a person is spoken of
WORDS_AS_NAMES = frozenset({
    "高明", "高峰", "高兴", "高潮", "高超", "方便", "方向", "方正", "安全", "安宁", "安静", "平安", "平静", "文静", "白云",
    "白雪", "周全", "周密", "周详", "成功", "成就", "和平", "时光", "时间", "常青", "常在", "向阳", "向上", "向前", "马达",
    "马力", "黄河", "黄山", "黄金", "金星", "万能", "万全", "阳光", "明亮", "夏天", "田野", "程序", "温暖", "温和", "江河",
    "严明", "严格", "严谨", "关心", "关键", "于是", "古典", "项目", "单位", "计划", "石英", "钟情", "钱财", "康健", "包容",
    "华丽", "路线", "路程", "柳絮", "水平", "章程", "花红", "强健", "强大", "孟夏", "汪洋", "杨柳", "陈旧", "陈列", "顾全",
    "顾及", "毛利", "连接", "解放", "解决", "曾经", "任命", "何必", "何况", "何时", "边防", "谈心", "谈话", "常规", "范围",
})  # fmt: skip


SPEAKS = "说谈聊讲问他她"


def makes_another_word(plain: str, start: int, end: int) -> bool:
    """Whether the letters around a name may make it part of something else (何军营, 上周平).

    >>> makes_another_word("何军营", 0, 2), makes_another_word("张伟强调安全", 0, 2)
    (True, False)
    """
    before = plain[start - 1 : start]
    if before and before in NOT_BEFORE.get(plain[start], ""):
        return True
    if end - start != 2 or plain[end : end + 1] not in NAME_TAIL:
        return False
    return TAIL_BEGINS_WORD.match(plain, end) is None


def may_be_a_word(plain: str, start: int, end: int) -> bool:
    """温度高明显: whether what looks like a name may be an everyday word, or a part of one."""
    return plain[start:end] in WORDS_AS_NAMES or makes_another_word(plain, start, end)


def places_for_names(plain: str) -> dict[int, bool]:
    """Where a name may begin, and whether a person is plainly spoken of there (跟, 找 and the like).

    >>> places_for_names("昨天跟张卫谈")
    {0: False, 2: False, 3: True}
    """
    places = dict.fromkeys((found.end() for found in CUE_WEAK.finditer(plain)), False)
    places |= dict.fromkeys((found.end() for found in CUE_STRONG.finditer(plain)), True)
    return {place: strong for place, strong in sorted(places.items()) if place < len(plain)}


def speaks_of_person(plain: str, start: int, end: int) -> bool:
    """Whether a person may be expected here: needed for names that are everyday words.

    >>> speaks_of_person("列个表给高明", 4, 6), speaks_of_person("技术高明得很", 2, 4)
    (True, False)
    """
    after = plain[end : end + 1]
    return is_expected(plain, start) or (bool(after) and after in SPEAKS)


def must_be_name(plain: str, start: int, end: int) -> bool:
    """Whether nothing but a person can stand here: right after 跟, 找 and the like, in a list, or all alone.

    >>> must_be_name("跟wq聊了", 1, 3), must_be_name("wq", 0, 2), must_be_name("换个plc", 2, 5)
    (True, True, False)
    """
    if end - start == len(plain.strip()):
        return True
    before = plain[:start].rstrip()
    return before.endswith("、") or CUE_JUST_BEFORE.search(before) is not None


def is_expected(plain: str, start: int) -> bool:
    """Whether what stands before lets one expect a name.

    >>> is_expected("跟张伟谈", 1), is_expected("手艺高明", 2)
    (True, False)
    """
    return CUE_BEFORE.search(plain, max(0, start - 2), start) is not None


def may_sound_as(plain: str, start: int, end: int) -> bool:
    """Whether these letters may be a name that was misheard; of two letters the first must be a surname.

    >>> [may_sound_as(said, 0, 2) for said in ("周平骂人", "和经理说", "何经理说")]
    [True, False, False]
    """
    name = plain[start:end]
    if end - start > 2:
        return True
    if name[0] not in SURNAMES or name in NO_NAMES or name in WORDS_AS_NAMES:
        return False
    title = TITLE.match(plain, start + 1)
    return title is None and not makes_another_word(plain, start, end)


def may_begin_name(plain: str, start: int, *, strong: bool) -> bool:
    """Whether the letter at `start` may be a surname, given how plainly a person is spoken of.

    >>> may_begin_name("正凯", 0, strong=False), may_begin_name("正凯", 0, strong=True)
    (False, True)
    """
    return strong or (plain[start] in SURNAMES and plain[start] not in ALSO_WORDS)
