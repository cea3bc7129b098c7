"""Documents as files: workbooks that can be printed, and pages for the wall."""
