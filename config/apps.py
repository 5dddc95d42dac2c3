"""Customized Django app configurations."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Replaces `django.contrib.admin` in INSTALLED_APPS and makes `admin.site` the desk."""

    default_site = "config.desk.Desk"
