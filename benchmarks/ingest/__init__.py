"""Text, date and publisher of web pages."""
