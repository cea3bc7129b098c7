"""谁暂时不在: noted by the branch with its days and without a reason, so that somebody stands in meanwhile [D7]."""
