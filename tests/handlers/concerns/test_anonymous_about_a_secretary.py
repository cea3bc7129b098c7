"""An anonymous matter about the secretary is read at the discipline desk, as a named one is (domain.md §3, rule 1)."""

from tests.chatting import Chat
from tests.handlers.anonymous.boxes import give_keys


def test_the_desk_reads_it_and_nobody_else(staffed: Chat) -> None:
    give_keys(staffed, "孙国栋", "周萍", "郑明", "高明")
    staffed("""
        张伟>   匿名 孙书记老是骂人
        机器人> 这件事提到了孙国栋，是要反映他本人吗？…
        张伟>   1
        机器人> 谁能看：郑明，要用各自的口令才打得开；不给孙国栋看…
    """)


def test_an_ordinary_one_is_never_the_desks(staffed: Chat) -> None:
    give_keys(staffed, "郑明")
    staffed("""
        张伟>   匿名 食堂夜班饭老是凉的
        机器人> 现在还收不了匿名反映：…
    """)
    give_keys(staffed, "高明")
    staffed("""
        张伟>   匿名 食堂夜班饭老是凉的
        机器人> 谁能看：高明，…
    """)
