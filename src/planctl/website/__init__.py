"""Plans as a folder of web pages and calendars that any web server can hand out.

The pages need no script and no network, so that they work from a memory stick too, and are
written in both languages. `feeds` says which calendars there are, `pages` draws what people
see; both are functions of the plans, so that the same plans give the same bytes.
"""
