"""Shows the same fields from the same tables in a bare Django project: no rules, words or code of ours.

It runs in a process of its own with this folder's parent on the path, as ``plain``.
"""
