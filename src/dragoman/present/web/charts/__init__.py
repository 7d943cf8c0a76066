"""Charts made on the server: bars by day, steps of figures, a network, a map; geometry here, colours in the style sheet."""
