"""What is said when an edition tells, publishes or hears objections otherwise than the one before."""

PUBLISHING = {
    "statement_working_days": "本人看到结果后，几个工作日内写说明",
    "notice_working_days": "考核结果至少公示几个工作日",
    "objection_working_days": "考核异议几个工作日内答复",
    "told_in_person_below": "低于几分的结果当面谈、不公示",
}
