"""Knowledge as data: word lists, frames and the world table, with a typed loader for each kind of list; no logic."""
