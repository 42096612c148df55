"""What SIGKILL in the middle of load, and people acting at once, do to conversations."""
