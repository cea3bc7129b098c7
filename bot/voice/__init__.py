"""A voice message becomes words: fetched, kept sealed for a day, heard by a plug-in in a process of its own."""
