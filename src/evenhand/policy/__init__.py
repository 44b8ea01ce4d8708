"""The policy engine: packs, facts and judgement. Pure: no Django, no clock, no rows.

Start reading at `judge.py` (one judgement), then `layers.py` (which layer speaks) and `pack.py` (what a policy file may say).
"""
