"""The pages: a module a page; each asks the desk and returns what is shown, what JSON gives and the lines of a CSV."""
