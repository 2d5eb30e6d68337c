"""The one settings file. Everything that differs between places comes from the environment (docs/deploy.md)."""

import os
from pathlib import Path

import django_stubs_ext

from dondoc.config.database import databases
from dondoc.config.keys import data_keys, secret_key
from dondoc.config.mail import mail_settings
from dondoc.config.places import Places

django_stubs_ext.monkeypatch()

ROOM = Path(__file__).resolve().parent.parent  # src/dondoc

DEBUG = False
# The agency's key and seal, and the roots that signatures are checked against, as paths (docs/deploy.md).
AGENCY_KEY = os.environ.get("DONDOC_AGENCY_KEY", "")
AGENCY_KEY_PASSWORD = os.environ.get("DONDOC_AGENCY_KEY_PASSWORD", "")
AGENCY_SEAL = os.environ.get("DONDOC_AGENCY_SEAL", "")
AGENCY_SEAL_MM = float(os.environ.get("DONDOC_AGENCY_SEAL_MM", "36"))
SIGNATURE_ROOTS = os.environ.get("DONDOC_SIGNATURE_ROOTS", "")
PLACES = Places.of(os.environ)
SECRET_KEY = secret_key(os.environ, PLACES)
DATA_KEYS = data_keys(os.environ, PLACES)
_named_hosts = [host for host in os.environ.get("DONDOC_HOSTS", "").split(",") if host]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", *_named_hosts]
CSRF_TRUSTED_ORIGINS = [
    f"https://{host}" for host in _named_hosts
]  # forms come so through a server with TLS before ours

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "dondoc.ui",  # before allauth: our templates win
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "dondoc.frame",
    "dondoc.journal",
    "dondoc.notices",
    "dondoc.people",
    "dondoc.calendars",
    "dondoc.records",
    "dondoc.outgoing",
    "dondoc.portal",
    "dondoc.plans",
    "dondoc.requests",
    "dondoc.meetings",
    "dondoc.difficulties",
    "dondoc.reports",
    "dondoc.home",
    "dondoc.sample",
]

MIDDLEWARE = [
    "dondoc.frame.requests.RequestIdentity",
    "dondoc.frame.requests.AskableQuery",
    "django.middleware.security.SecurityMiddleware",
    "dondoc.ui.middleware.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "dondoc.ui.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "dondoc.people.middleware.AccountFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dondoc.ui.middleware.HtmxAnswers",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "dondoc.config.urls"
WSGI_APPLICATION = "dondoc.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dondoc.ui.context.frame",
            ],
        },
    },
]

_databases = databases(os.environ, PLACES)
DATABASES = _databases.django()  # "default" reads and writes rows; only migrations use "owner"
DATABASE_APP_ROLE = _databases.app.user  # for migrations that take a right away from it
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
CSRF_FAILURE_VIEW = "dondoc.ui.errors.csrf_failure"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "dondoc.people.adapter.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_TOTP_ISSUER = "Đôn Đốc"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,20/5m/ip"}

_mail = mail_settings(os.environ)
ADDRESS = _mail.address
EMAIL_BACKEND = _mail.backend
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _mail.sender
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starttls, _mail.tls
EMAIL_TIMEOUT = 20  # seconds

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOM / "ui" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

LOGGING = {  # Django itself only mails what went wrong; here it goes to the log of the part that it happened in
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"log": {"class": "logging.StreamHandler", "level": "WARNING"}},
    "loggers": {"django.request": {"level": "ERROR"}},  # pages not found and acts refused are no news
    "root": {"handlers": ["log"]},
}

STATIC_URL = "/static/"
STATIC_ROOT = PLACES.static
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PLACES.var / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
_tls = os.environ.get("DONDOC_TLS", "0") == "1"  # every browser comes through a server with TLS before ours
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _tls else None
SECURE_SSL_REDIRECT = _tls
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _tls else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _tls
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _tls else 0  # whose sign-ins are counted: the browser's address, not that server's
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
API_RATE = int(os.environ.get("DONDOC_API_RATE", "120"))  # times a minute that one token may ask
