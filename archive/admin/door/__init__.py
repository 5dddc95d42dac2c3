"""The second factor, and the sessions of whoever works here; django-allauth keeps both, these pages show them."""
