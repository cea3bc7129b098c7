"""What the sender itself adds to a text."""

MAY_BE_REPEATED = "（可能重复）"
