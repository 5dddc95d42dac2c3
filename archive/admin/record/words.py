"""The translated texts of the admin's scripts."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Return the texts by the keys used in the scripts."""
    return {
        "use": _("Use this"),
        "titleSays": _("The title says:"),
        "takenOver": _("Taken over. Look it over, then save."),
        "to": _("to"),
        "remove": _("Remove"),
        "removed": _("Taken away: %s"),
        "new": _("New: “%s”"),
        "nothing": _("Nothing found. Press Enter to keep what you typed."),
        "found": _("%s found. Arrow keys choose, Enter takes."),
        "keptNow": _("Kept just now."),
        "keptSeconds": _("Kept %s s ago."),
        "keptMinutes": _("Kept %s min ago."),
        "keptHere": _("Kept in this browser only: the server does not answer."),
        "signedOut": _("Your session has ended. Save: you will be asked to sign in, and come back to this form."),
        "typing": _("Not kept yet …"),
        "unsaved": _("What you typed is not saved yet."),
        "sending": _("Sending %s …"),
        "waiting": _("waits to be saved"),
        "role": _("sent from …"),
        "waits": _("not yet known"),
        "several": _("several: choose one"),
        "takeUp": _("Take it up again"),
        "fromPaste": _("Filled from what was pasted. Look it over; saving accepts it."),
        "othersPasted": _("Further records in it: %s. Many at once come in by Import."),
        "accept": _("Accept all"),
        "like": _("A record like it is here already:"),
        "like_title": _("same day, similar title"),
        "like_shelfmark": _("same shelfmark"),
        "like_external_id": _("same external id"),
        "wide": _("Scan beside text"),
        "narrow": _("Back to the fields"),
    }
