"""覆盖情况: whether everybody and every area is covered, what is missing, who could mend it, and the tasks of it [D1 D4-D7]."""
