"""The command `zerenqu`: one file for each subject; importing them all registers their commands."""
