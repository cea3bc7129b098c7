"""What the kinds of sessions are called where an edition does not say it."""

STUDY = ("学习", ())
MEMBERS = ("党员大会", ("支部党员大会", "党员大会", "支部大会"))
COMMITTEE = ("支委会", ("支部委员会", "支委会"))
GROUP = ("党小组会", ("党小组会", "小组会"))
LECTURE = ("党课", ("党课",))
THEME_DAY = ("主题党日", ("主题党日",))
EXCHANGE = ("交流学习", ("交流学习", "学习交流", "交流会"))
