"""One topic in two sittings, so that nobody must come out of his shift: one of them is enough [T2]."""
