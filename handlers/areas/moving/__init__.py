"""人员变动: who changes teams, leaves or becomes a full member, with what it means for the areas [D7]."""
