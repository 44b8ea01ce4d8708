"""Forms ask and hand over a value; they save nothing."""
