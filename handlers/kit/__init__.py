"""What every capability is made of: messages, commands, forms, the reading of sentences."""
