"""A stand-in for WeCom: its API, its callbacks and its phones, for the demo and for tests; loopback only."""
