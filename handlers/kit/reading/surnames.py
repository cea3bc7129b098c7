"""Chinese surnames, and words that only look like a name."""

COMPOUND = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "夏侯",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "南宫",
        "独孤",
        "端木",
        "呼延",
        "赫连",
        "长孙",
        "宇文",
        "闻人",
        "澹台",
        "轩辕",
        "太史",
        "申屠",
        "钟离",
        "濮阳",
        "西门",
        "百里",
        "完颜",
        "耶律",
    ]
)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛"
    "樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉"
    "骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗"
    "瞿桂全佟应臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝官封谈匡鞠荆冀郁胥储栗燕楚鄢劳谌冼蔺"
    "厉伊区郜阚花权帅豆朴盖练廉井祖丰卿狄晋云晁芮浦伏薄辜裘亓邰赫杭况鲜隆茹战危嵇湛戎尉檀晶尧由"
)
# Surnames that are everyday words as well: a name only right after 跟, 找 and the like.
ALSO_WORDS = frozenset(
    "于成全时应方向安文高白万路车关左解单任区查项花权练封官谈劳阳农司古连党官云由边管游华战丰易金石江田段包麻费"
    "庄房钟史程麦米豆边沙商薄冷温盖严龙牛马席季符宗桂景祖"
)

SURNAME_SOUNDS = {
    "单": "shan", "仇": "qiu", "解": "xie", "区": "ou", "查": "zha", "曾": "zeng", "任": "ren",
    "华": "hua", "盖": "ge", "尉": "yu", "朴": "piao", "冼": "xian", "乐": "yue", "宁": "ning",
    "缪": "miao", "翟": "zhai", "覃": "qin", "晁": "chao", "隗": "wei", "谌": "chen", "秘": "bi",
    "折": "she", "黑": "he", "员": "yun", "种": "chong", "召": "shao", "繁": "po", "句": "gou",
    "燕": "yan", "纪": "ji", "葛": "ge", "尹": "yin", "万": "wan", "贾": "jia", "石": "shi",
    "曲": "qu", "柏": "bai", "车": "che", "那": "na", "藏": "zang", "尧": "yao",
}  # fmt: skip


def surname_of(name: str) -> str:
    """The surname that a full name begins with.

    >>> surname_of("欧阳娜"), surname_of("单小明")
    ('欧阳', '单')
    """
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND else name[:1]
