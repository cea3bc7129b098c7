"""What the bot can do: the desk, and one package for each capability of the regulation."""
