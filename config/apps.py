"""Django's own apps where the archive sets them up otherwise."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Stands among the installed apps in place of `django.contrib.admin`, and makes `admin.site` the desk."""

    default_site = "config.desk.Desk"
