"""Sessions that come again: begun in the sentence that arranges one, continued by the clock; `study.ending` ends them [T2]."""
