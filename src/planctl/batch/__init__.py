"""Many plans: judged in batches by many processes, in memory that does not grow with them.

A plan is judged alone first, which leaves its `marks`; from these follow the `bonds`: which plans
have to be judged again together. What files gave before is found in the `cache`, by `memory`.
"""
