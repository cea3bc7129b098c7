"""Keys of our own that WeCom hands back to us: userids, task ids, button and option keys."""

import re

# wecom.md §5; the first character is alphanumeric, so "@all" and ".." are no userids.
USERID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._@-]{0,63}")
TASK_ID = re.compile(r"[0-9A-Za-z_@-]{1,128}")
MEDIA_ID = re.compile(r"[0-9A-Za-z_-]{1,256}")
FORMAT = re.compile(r"[0-9A-Za-z]{1,16}")  # of a voice message
# Neither blank nor "=" nor ",": the answers to a card come joined by these (`parsing.answers`).
KEY = re.compile(r"[^\s=,]{1,1024}")
