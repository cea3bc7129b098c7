"""更正 and 异议: one's own words stand with a record at once; what only a human can do has an owner, a day and an answer (PIPL art. 46, 50)."""
