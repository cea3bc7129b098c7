"""责任区划分一览表 and 无党员班组覆盖清单: the division as facts, as tables, and the files that are sent [D1 D6 S1]."""
