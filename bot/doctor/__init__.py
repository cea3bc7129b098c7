"""`zerenqu doctor`: looks at everything going live needs, in that order, and says where each thing is put right."""
