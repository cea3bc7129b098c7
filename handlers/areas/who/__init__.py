"""谁负责: which area and day a question is about, and who answers for it [P0 D7 S1]."""
