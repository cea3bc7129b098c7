"""查阅核对: who read much without a task, at night, or asked for a list of people; for whoever looks after the access log (domain.md §6.9)."""
