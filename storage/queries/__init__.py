"""Every question the bot asks its memory; personal ones take the actor."""
