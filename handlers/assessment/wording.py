"""What is said about the year's assessment, beside its rooms."""

TITLE = "考核"
