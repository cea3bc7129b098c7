"""What is anonymous goes past everything that remembers: the gate in the chat, and the pages (reliability.md §3.4)."""
