"""Complaints by their general shape: a thing that fails, that is lacking or a nuisance; a body that suffers at work.

Patterns ask for a thing of the workplace and for what is wrong with it, close together. What they miss is offered to be
raised by a number, so they would rather miss one than take a joke for a complaint.
"""

import re

from handlers.kit.reading.statements import asks
from handlers.kit.reading.utterance import Utterance

_THING = (
    r"(?:叉车|吊车|铲车|拖车|推车|平板车|电动车|班车|[大货]车|泵|阀|风机|电机|压缩机|搅拌机|皮带机|包装机|打包机|打印机|饮水机|洗衣机|热水器|机器|机床|设备|仪表|流量计|液位计|压力表"
    r"|大?门|窗户?|锁|灯|开关|插[座排]|电线|地磅|磅秤|秤|对讲机|电池|充电器|电脑|系统|屏幕?|键盘|wifi|网络?|信号|空调|风扇|暖气|水管|管[子道线]|下水道?|地漏|马桶|水龙头|龙头|厕所|卫生间"
    r"|淋浴|澡堂子?|浴室|热水|开水|饮用?水|楼梯|台阶|扶手|护栏|围栏|栏杆|地面|地[板坪]|路[面灯]?|坑|雨棚|棚子?|屋顶|房顶|天花板|墙[皮面]?|皮带|托盘|货架|液压|轮[子胎]|轮胎|刹车|手套|口罩|雨衣|雨鞋|雨靴|劳保(?:用品|鞋)?"
    r"|鞋子?|工[作装]服?|棉[衣袄]|安全帽|帽子|面罩|护目镜|眼镜|耳塞|工具|扳手|螺丝|配件|备件|备用的?|柜[子门]?|更衣[室柜]|休息室|值班室|操作室|控制室|宿舍楼?|食堂|饭菜?|菜|汤|凳子?|椅子?|床|被褥|车棚"
    r"|充电桩|药箱|急救箱|灭火器|梯子|绳子?|吊带|抹布|洗手液|肥皂|卫生纸|垃圾桶?|人手|喷头|车位|停车场|水果|砂轮片?|法兰|规程)"
)
_OWN = re.compile(r"(?:我|俺|他|她)(?:的|家的?|自己的?)?(?:手机|车|电动车|孩子|老婆|媳妇|家|电脑)")
_NEAR = r"[^,，。;；!！?？]{0,7}?"
_BROKEN = (
    r"(?:趴窝|抛锚|罢工|歇菜|坏|报废|失灵|不灵|不好[使用]|不能[用开]|没法[用开]|用不了|使不了|不准|不亮|不响|不转|转不动|动不了|不动|不制冷|不出水|不[通热]|连不上|上不去|打不[开着]|关不[上严]|推不动"
    r"|拧不[动开]|开不[动开了]|没电|没信号|没网|漏[水油气雨风]?|滴水|渗水|积水|返水|堵|断[了开裂]?|[开破断]裂|裂[了开缝]|破[了洞]|烂[了得]?|掉[了皮漆]|松[了动]|翘|塌|歪|生?锈|打滑|老化|卡[得住死壳顿了]|死机|跳闸|短路|[呛磨扎烫硌]"
    r"|湿透|透[水风]|发霉|霉|馊|臭|脏|没人[修换管扫]|渗|一碰就|烂的|[瞅看]不[清见]|对不上|没人理|黑咕隆咚|黑灯瞎火|乌漆)"
)
_LACKING = (
    r"(?:(?:根本|压根|都|老是?|总是?|就是?|一直|也|又|还|还是|完全|远远)?(?:不够[用发分吃穿戴住使坐]?|不足|短缺|紧缺|没有(?:了|过|备用的?)?|没了|没发|不发|没领到|领不[到着]|发不下来|没着落|用完了|拿不到|抢不[上到着]|没位[置子]|没地方|没影|缺)"
    r"|缺|就?剩[^,，。]{1,4}了)"
)
_NUISANCE = r"蚊子|苍蝇|蟑螂|老鼠|耗子|臭虫|跳蚤|虫子|噪[音声]|灰尘|粉尘|味[儿道]?[太大呛]|(?:氨|胶|油|煤气|硫|酸|臭|异)味"
_MUCH = r"多|大|太|成灾|到处|满|乱[飞窜跑爬]|咬|呛|受不了|响|严重|熏"
_EMPHASIS = (
    r"老是|总是|天天|经常|三天两头|动不动|一直(?:没|不|都)|从来(?:没|不)|根本|压根|要命|要死|得?不行|受不了|遭罪|够呛|费劲|太.{1,3}了|半天|好半天|还得自己|就剩|跑断腿"
    r"|连[个口条张双把]?.{1,6}?[都也](?:没|不)|没人[整管修理问弄]|谁[都也]不[管修理]|也没人|[都也]没给|没给.{0,6}(?:安排|发|办|报)"
)
_SUBJECT = rf"{_THING}|体检|奖金|工资|夜餐|补[贴助]|加班|排班|轮班|配件|手续|打卡|夜班|白班|倒班|公交|噪音|司机|货主|装[车卸]|卸[车货]|巡检|取样|检修|班组|车间|库房|仓库|站台|月台|装置"
_BODY = (
    r"(?:(?:腰|腿|胳膊|手|脚|肩膀?|脖子|眼睛?|耳朵|嗓子|膝盖|后背|身子|胸口|鼻子|头)[^,，。]{0,4}?(?:疼|痛|酸|麻|背|聋|肿|花|晕|木|嗡嗡|起泡|崴|扭|抽筋|直不起|抬不起|冻|裂口)"
    r"|(?:崴|扭|扎|烫|砸|夹|磨|熏|呛|晒|冻|吵|累)(?:了|着|到|得|的|破)[^,，。]{0,5}?(?:脚|手|腰|腿|头|眼|耳朵|我|俺|人|不行|受不了|要命|够呛|直不起)|(?:搬|扛|干|举|站|爬|扛|跑|熬|推)不动了?|熬不住|吃不消|中暑|喘不上|憋得慌)"
)
_AT_WORK = r"上班|下班|夜班|白班|倒班|开会|干活|车间|现场|岗位?|班组|我们组|装车|卸车|卸货|搬|扛|巡检|检修|焊|叉车|机器|皮带|设备|装置|托盘|货|月台|站台|司机|操作室|控制室|高温|噪音|味|活"
_PLIGHT = re.compile(
    r"[一两二三四五六七八九\d]个人干[一两二三四五六七八九十\d]+个?(?:人)?的?活|听不[清懂见]|看不[清懂]|弄不明白|整不明白|吃不[完上饱]|喝不上|洗不[上成了]|睡不[着好成]|比别人少|少[发给]了?|没给我"
)
_PLIGHT_OF = re.compile(
    rf"{_SUBJECT}|{_AT_WORK}|文件|通知|[我俺]们|中午|休息|手机上|耳朵|眼睛?|[我俺]"
)
SHAPES = tuple(
    map(
        re.compile,
        (
            rf"{_THING}{_NEAR}{_BROKEN}",
            rf"{_THING}{_NEAR}{_LACKING}|(?:没有|缺|不给|没给?发|不发|短){_NEAR}{_THING}",
            rf"(?:{_NUISANCE}){_NEAR}(?:{_MUCH})|(?:有|全是|到处是?|满是|净是|都是){_NEAR}(?:蚊子|苍蝇|蟑螂|老鼠|耗子|臭虫|跳蚤|虫子|钉子|玻璃渣|油|积水)",
            rf"(?:{_SUBJECT}).{{0,12}}?(?:{_EMPHASIS})|(?:{_EMPHASIS}).{{0,6}}?(?:{_SUBJECT})",
        ),
    )
)
SUFFERS, AT_WORK = re.compile(_BODY), re.compile(_AT_WORK)
# Glad, joking, asking for leave, of other capabilities, or one's own affair
_NOT_MEANT = re.compile(
    r"热乎|挺好|真好|不错|满意|表扬|点赞|哈哈|嘿嘿|嘻嘻|开玩笑|好了$|好了[,，。 ]|解决了|修好|换好|请.{0,3}假|学习|党课|谈心|谈话|自评|考核|打分|评分|评价|[几多]少|规定|怎么办理|密码|今天真|天气|下雨了$|没坏|不坏|没问题"
    r"|名字|姓名|路上堵|堵车|堵着呢|辛苦|加油|恭喜|喝酒|打牌|打游戏|股票|对象|电视剧|电影|球赛"
)


# 护栏坏了谁管啊: asked of nobody
_WHOSE_JOB = re.compile(
    r"[,，\s]*(?:这|该|到底|倒是)*(?:归|由)?谁(?:来|去|能|给)?(?:负责|管|修|处理|换)[啊呀呢吧了嘛\s]*$"
)


def told_in(said: Utterance) -> Utterance:
    """A sentence without the question of nobody at its end.

    >>> told_in(Utterance.of("护栏坏了3天了，谁管啊")).text
    '护栏坏了3天了'
    """
    return Utterance.of(_WHOSE_JOB.sub("", said.text))


def is_shaped_like_one(said: Utterance) -> bool:
    """Whether it has the shape of a complaint about the workplace.

    >>> [is_shaped_like_one(Utterance.of(raw)) for raw in ("叉车又趴窝了", "手套根本不够", "俺耳朵背 开会听不清")]
    [True, True, True]
    >>> [is_shaped_like_one(Utterance.of(raw)) for raw in ("我手机没电了", "叉车坏了怎么报修？", "今天真热")]
    [False, False, False]
    """
    plain = _OWN.sub(" ", said.plain)
    if _NOT_MEANT.search(plain) or asks(said):
        return False
    if _PLIGHT.search(plain) and _PLIGHT_OF.search(_PLIGHT.sub(" ", plain)):
        return True
    if SUFFERS.search(plain) and AT_WORK.search(plain):
        return True
    return any(shape.search(plain) for shape in SHAPES)
