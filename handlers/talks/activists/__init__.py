"""培养考察: applicants are talked with and looked at in time; the day is kept, what was found stays on paper [T3]."""
