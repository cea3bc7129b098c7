"""Sessions that come again: begun in the sentence that arranges one, continued by the clock, ended in a sentence [T2]."""
