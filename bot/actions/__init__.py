"""Custom actions of the assistant; rasa-sdk finds every Action in these modules."""
