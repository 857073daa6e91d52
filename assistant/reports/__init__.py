"""What was answered or checked, written down for others."""
