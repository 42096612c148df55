"""Training the tone model, and putting it together at set-up."""
