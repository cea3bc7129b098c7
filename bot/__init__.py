"""How the bot reaches people: server, WeCom channel, intake, sender, clock, simulator, command line."""
