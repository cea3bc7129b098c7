"""必谈必访: who is to be talked with or visited by which day, entered by somebody who knows [T3]."""
