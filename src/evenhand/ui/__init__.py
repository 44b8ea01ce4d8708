"""Components, presenters, links, labels and forms that every edge may use. Nothing here reads the clock."""
