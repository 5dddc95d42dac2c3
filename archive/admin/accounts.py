"""Staff accounts and their membership in the four groups.

Administrators invite people, and cannot grant permissions that they lack.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.group_fields import GroupsField, called
from archive.keeping.second_factors import has_second_factor, take_away
from archive.text.cleaning import clean_line

admin.site.unregister(User)
admin.site.unregister(Group)


class InvitationForm(forms.ModelForm):  # type: ignore[type-arg]
    """A new account: user name, email address and groups; the password is chosen by its owner."""

    class Meta:
        model = User
        fields = ["username", "email", "groups"]
        labels = {"email": gettext_lazy("E-mail address")}
        help_texts = {
            "username": gettext_lazy("With this they sign in, and the history names them: “nadia”."),
            "email": gettext_lazy("Their invitation goes there too, where the archive sends mail."),
        }

    def clean_username(self) -> str:
        """Reject user names that differ from another only by case."""
        name: str = clean_line(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Somebody has this name already. Choose another."))
        return name

    def save(self, commit: bool = True) -> Any:
        self.instance.is_staff = True
        self.instance.set_unusable_password()
        return super().save(commit)


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    """Names, addresses and groups. Users cannot change their own groups; only superusers can change a superuser's."""

    add_form = InvitationForm
    add_form_template = None
    list_display = ["username", "email", "in_groups", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    search_fields = ["username", "email", "first_name", "last_name"]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email"]}),
        (gettext_lazy("What they may do"), {"fields": ["groups", "is_active"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "email", "groups"]})]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        accounts: QuerySet[User] = super().get_queryset(request)
        return accounts.exclude(username="system").prefetch_related("groups")

    @admin.display(description=gettext_lazy("groups"))
    def in_groups(self, account: User) -> str:
        return ", ".join(map(called, account.groups.all()))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only superusers may change superusers."""
        allowed: bool = super().has_change_permission(request, obj)
        if obj is None or request.user.is_superuser or not allowed:
            return allowed
        return not obj.is_superuser and not obj.groups.exclude(pk__in=_within(request)).exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: the journal refers to accounts, so they are deactivated instead."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        own = obj is not None and obj.pk == request.user.pk
        return [*self.readonly_fields, *(["groups", "is_active"] if own else [])]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "is_active":
            field.help_text = _("Untick it for who has left: they cannot sign in, and their deeds stay in the history.")
        return field

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer as checkboxes the groups whose permissions the user has."""
        return GroupsField(_within(request))

    def get_urls(self) -> Any:
        again = path("<int:pk>/invite/", self.admin_site.admin_view(self.invite_view), name="account_invite")
        without = path(
            "<int:pk>/second-factor/", self.admin_site.admin_view(self.second_factor_view), name="account_second_factor"
        )
        return [again, without, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(request, {**(extra_context or {}), "title": _("Accounts")})

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> Any:
        known = {"title": _("Invite somebody"), "show_save_and_add_another": False, "show_save_and_continue": False}
        return super().add_view(request, form_url, {**(extra_context or {}), **known})

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        known = {"title": _("Account"), "show_save_and_add_another": False, **(extra_context or {})}
        known["second_factor"] = object_id.isdecimal() and has_second_factor(int(object_id))
        return super().change_view(request, object_id, form_url, known)

    def second_factor_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Remove a lost second factor and end the account's sessions; POST only."""
        account = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, account):
            return HttpResponse(status=403)
        if request.method != "POST":
            return HttpResponse(status=405)
        take_away(account, by=request.user.get_username())
        said = _("The second factor of “%(name)s” is removed, and their sessions have ended.")
        messages.success(request, said % {"name": account.username})
        self.log_change(request, account, "second factor removed")
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[account.pk]))

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """Redirect to a new invitation: passwords are set by their owners only."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        account = self.get_object(request, id)
        if account is None:
            raise Http404
        return HttpResponseRedirect(reverse("admin:account_invite", args=[account.pk]))

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        return self._invited(request, obj)

    def invite_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show a link for choosing a password; POST only."""
        account = get_object_or_404(self.get_queryset(request), pk=pk)
        if request.method != "POST" or not self.has_change_permission(request, account):
            return HttpResponse(status=405 if self.has_change_permission(request, account) else 403)
        return self._invited(request, account)

    def _invited(self, request: HttpRequest, account: User) -> HttpResponse:
        """Show the link to the inviting user, and email it if mail is configured."""
        link = invitation(request, account)
        words = _("Give this link to “%(name)s”; it opens once, within three days: %(link)s")
        messages.success(request, words % {"name": account.username, "link": link})
        if account.email and settings.EMAIL_HOST:
            text = _("You are invited to work on the archive. Choose your password here: %(link)s") % {"link": link}
            account.email_user(_("Your account"), text)
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[account.pk]))


def invitation(request: HttpRequest, account: User) -> str:
    """Return the password link of the account, on the archive's own host."""
    base = settings.BASE_URL or f"{request.scheme}://{request.get_host()}"
    arguments = [urlsafe_base64_encode(force_bytes(account.pk)), default_token_generator.make_token(account)]
    return base + reverse("password_reset_confirm", args=arguments)


def _within(request: HttpRequest) -> QuerySet[Group]:
    """Return the groups without permissions that the user lacks."""
    own = request.user.get_all_permissions()
    groups = Group.objects.order_by("name").prefetch_related("permissions__content_type")
    fitting = [
        group.pk
        for group in groups
        if request.user.is_superuser
        or {f"{right.content_type.app_label}.{right.codename}" for right in group.permissions.all()} <= own
    ]
    return Group.objects.filter(pk__in=fitting)


@admin.register(Group)
class ReadGroups(GroupAdmin):
    """A read-only admin: the four groups are fixed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
