"""What doctor and check-config say about themselves."""

DOCTOR = "体检：按上线的顺序逐条检查，说清哪里要改、在管理后台的哪一页改。"
SIMULATOR = "不看您的设置，在本机用模拟的企业微信演练一遍"
CHECK_CONFIG = "只检查 ZRQ_ 开头的设置，不联网，不碰数据库。"
SETTINGS_GOOD = "设置的写法都对。接着运行 zerenqu doctor，看它们在企业微信那边对不对。"
READY = "可以上线了。在企业微信里打开应用，发一句「帮助」试试。"
REHEARSED = "演练通过。正式上线请按 README 的「上线」一步一步来。"
REHEARSING = "演练：企业微信是本机模拟的，人物和数据是虚构的，用完就删。您自己的设置没有检查。"
