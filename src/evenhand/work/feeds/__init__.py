"""Reads feeds of visits and jobs: CSV and iCalendar."""
