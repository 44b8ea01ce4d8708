"""A bare Django project that shows the same fields from the same tables: no rules, no words and no code of the product.

It runs in a process of its own with this folder's parent on the path, as ``plain``.
"""
