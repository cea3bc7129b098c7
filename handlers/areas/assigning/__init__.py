"""定责任区由谁负责: proposed by a group leader, decided by the branch, told to those concerned [D2 D5-D7]."""
