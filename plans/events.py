"""What happens to plans, for modules above that want to hear of it. Heard inside the transaction: whoever fails stops it."""

from django.dispatch import Signal

plan_approved = Signal()  # plan, by
row_removed = Signal()  # row, by; told before it goes
