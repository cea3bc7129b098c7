"""What an operator puts beside the bot: alert rules, a systemd unit, and the list of what the log can say."""
