"""Django settings. Without ARCHIVE_BASE_URL this is a local demo; with it, production."""

from pathlib import Path
from typing import Any

import dj_database_url
import django_stubs_ext

from config import env
from config.read_only import for_reading, is_read_only

# Makes generic Django classes subscriptable at run time, as in ModelAdmin[Person].
django_stubs_ext.monkeypatch()

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = env.folder("ARCHIVE_DATA_DIR", ROOT / "var")
BASE_URL = env.web_address("ARCHIVE_BASE_URL")
DEMO = not BASE_URL
HTTPS = BASE_URL.startswith("https://")
DEBUG = env.flag("ARCHIVE_DEBUG", default=False)
DEMO_PASSWORD = env.text("ARCHIVE_DEMO_PASSWORD")
LIMITS = env.flag("ARCHIVE_LIMITS", default=True)
# Publishing one's own edits, merging and bulk changes need a second person.
FOUR_EYES = env.flag("ARCHIVE_FOUR_EYES", default=False)
# Who must have a second factor: nobody, everybody, or some groups.
SECOND_FACTOR = env.whose("ARCHIVE_SECOND_FACTOR", ["Curators", "Reviewers", "Name editors", "Administrators"])
TRUSTED_PROXIES = env.networks("ARCHIVE_TRUSTED_PROXIES")
# Readers do not set more filters; robots that follow links do.
MOST_FILTERS, MOST_FILTER_VALUES = 6, 12

if DEMO:
    SECRET_KEY = env.kept_secret(DATA_DIR / "demo.key")
    ALLOWED_HOSTS = env.LOOPBACK
else:
    SECRET_KEY = env.key("ARCHIVE_SECRET_KEY")
    ALLOWED_HOSTS = env.hosts("ARCHIVE_ALLOWED_HOSTS")
    env.refuse(DEBUG, "ARCHIVE_DEBUG shows readers what is inside: it is for a demo, where ARCHIVE_BASE_URL is unset")

INSTALLED_APPS = [
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "archive",
    "config.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
]
MIDDLEWARE = [
    "config.hosts.KnownHosts",
    "config.proxies.TrustedProxies",
    "config.logs.AddressInTheLog",
    "archive.web.gate.traffic.Traffic",
    "config.policy.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "config.static.StaticFiles",
    "config.languages.LanguageOfTheAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.methods.PublicPagesAreRead",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.tokens.TokensOfForms",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "archive.admin.door.required.SecondFactorFirst",
    "config.busy.SaysWhatItWaitsFor",
    "config.readable.Readable",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "config.urls"
# The archive is at the root of its host. A prefix reported by the server could come from a client's header.
FORCE_SCRIPT_NAME = ""
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The most common fields are rendered in Python; others, and whole forms, by templates.
FORM_RENDERER = "config.widgets.ByFunction"
_LOADERS = [f"django.template.loaders.{name}.Loader" for name in ("filesystem", "app_directories")]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "config.templates.HeadsAlone",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "loaders": [("config.templates.Kept", _LOADERS)],
            "builtins": ["archive.templatetags.addressing"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "archive.web.face.archive",
            ],
        },
    },
]


# One machine, local disk: WAL allows reads during a write, IMMEDIATE makes writers wait instead of failing.
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}
POSTGRES = {"application_name": "sobriquet", "connect_timeout": 5}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'archive.sqlite3'}"), conn_max_age=60, conn_health_checks=True
    ),
}
_main = DATABASES["default"]
_main["OPTIONS"] = (SQLITE if _main["ENGINE"].endswith("sqlite3") else POSTGRES) | _main.get("OPTIONS", {})
READ_ONLY = is_read_only(_main)
if READ_ONLY:
    DATABASES["default"] = for_reading(_main)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = env.text("ARCHIVE_TIME_ZONE", "UTC")
USE_TZ = True

_mail = env.mail_server("ARCHIVE_EMAIL_URL")
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = _mail.backend, _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.is_tls, not _mail.is_tls
EMAIL_TIMEOUT = 10
# The sender is the mail account, or an address at the archive's own host.
DEFAULT_FROM_EMAIL = _mail.user if "@" in _mail.user else f"archive@{BASE_URL.partition('://')[2] or 'localhost'}"

# Served directly from the packages, under names with a content hash.
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static.NamedByContent"},
}

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": "config.passwords.NotTheNameAgain"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# django-allauth handles second factors and sessions. There is no registration, and email is sent by our own views;
# failures are counted by `archive.admin.failures` for all processes, not in the memory of each.
ACCOUNT_ADAPTER = "archive.admin.door.adapters.Accounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_FORMS = {"reauthenticate": "archive.admin.door.forms.PasswordAgain"}
MFA_ADAPTER = "archive.admin.door.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # tolerates a clock difference of 30 seconds
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "archive.admin.door.forms.SignInCode",
    "reauthenticate": "archive.admin.door.forms.CodeAgain",
    "activate_totp": "archive.admin.door.forms.FirstCode",
}

SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []

SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# W021 recommends HSTS preloading: that is for the owner of the whole domain to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Same name and structure as in Django 6, whose middleware can replace ours.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.OneObjectALine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {name: {"handlers": [], "propagate": True} for name in ("django", "django.server")},
}
