"""What SIGKILL under load, and people acting at the same time, do to conversations."""
