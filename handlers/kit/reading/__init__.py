"""The grammar: what a sentence says. It asks when unsure and never chooses (design.md §6)."""
