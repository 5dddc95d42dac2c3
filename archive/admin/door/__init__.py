"""Second factor and sessions of staff; django-allauth implements both, these are the pages."""
