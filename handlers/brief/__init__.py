"""思想动态简报: what was raised in a quarter, about matters and never about persons [T1]."""

from handlers.kit.capability import Capability

TITLE = "思想动态简报"

capability = Capability("brief", TITLE)
