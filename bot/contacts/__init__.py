"""The company's address book in WeCom, and the roster kept in step with it."""
