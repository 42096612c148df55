"""Trains the multilingual network that hears care, tone, distress and other companies' names."""
