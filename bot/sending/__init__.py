"""Delivers what was promised: what may go now, in which calls, and how each of them ended."""
