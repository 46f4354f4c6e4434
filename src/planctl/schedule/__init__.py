"""Schedules: rule types, phrases that say them, and their expansion to days."""
