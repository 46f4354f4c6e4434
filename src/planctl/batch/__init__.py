"""Many plans: judged in batches by many processes, in memory that does not grow with them.

A plan is judged alone first; `ties` then tells which plans share somebody, a place or an id, and
those are judged again together. What a file gave before is found in the `cache`.
"""
