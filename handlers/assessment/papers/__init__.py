"""The documents of the year's assessment: sheets, summary, report, notice, reference and the archive of each area [M2-M5]."""
