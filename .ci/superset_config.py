"""Settings of the Superset that .ci/superset starts: all that it keeps lies in one folder."""

import os
import pathlib

HOME = pathlib.Path(os.environ["SUPERSET_HOME"])
SECRET_KEY = os.environ["SUPERSET_SECRET_KEY"]
SQLALCHEMY_DATABASE_URI = f"sqlite:///{HOME}/superset.db"
DATA_CACHE_CONFIG = {"CACHE_TYPE": "FileSystemCache", "CACHE_DIR": str(HOME / "cache"), "CACHE_DEFAULT_TIMEOUT": 3600}
# a browser shows errors of its own after this many seconds
SUPERSET_WEBSERVER_TIMEOUT = 900
# the browser of the check signs in by a form that it does not show
WTF_CSRF_ENABLED = False
TALISMAN_ENABLED = False
