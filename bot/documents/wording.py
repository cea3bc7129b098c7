"""What stands on every printed sheet, and the names of the files."""

SHEET = "清单"
SONG, HEI = "宋体", "黑体"  # fonts that every office has, by their names
PAGE = "第 &P 页，共 &N 页"
