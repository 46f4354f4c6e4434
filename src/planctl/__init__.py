"""planctl compiles plan documents into calendars.

    text -> source -> model -> phrases -> schedule -> compile -> check / export

Arrows run one way; see docs/design.md.
"""

__version__ = "0.1.0"
