"""What `zerenqu draw` says."""

HELP = "按种子把一次抽查抽签再抽一遍，核对结果。"
SEED = "抽签时给出的种子"
COUNT = "抽了几个"
AREAS = "参加抽签的责任区，次序不限"


def not_so_many(most: int) -> str:
    """More than there are, or none."""
    return f"一共 {most} 个责任区，能抽 1 到 {most} 个。"
