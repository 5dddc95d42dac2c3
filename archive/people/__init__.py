"""People and bodies: identities, the name forms they bear, their identifiers, and who was decided not to be the same."""
