"""People and bodies: identities, the name forms they bear, their identifiers, and decisions on who is not the same."""
