"""gunicorn's settings for `make run` and for the server: `gunicorn -c site/gunicorn.conf.py portal.wsgi`."""

import gc
import os
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]

chdir = str(_ROOT)
pythonpath = f"{_ROOT},{_ROOT / 'site'}"
bind = os.environ.get("BIND", "127.0.0.1:8000")

# One worker more than cores, a request at a time each: while one waits for a commit, another works (decision 0004).
workers = int(os.environ.get("WEB_CONCURRENCY") or (os.cpu_count() or 1) + 1)
worker_class = "sync"
# Loaded once, then forked: the workers share what they only read. No connection is opened while loading.
preload_app = True
# A worker is replaced now and then, never all at once, so that a slow leak never becomes a large one.
max_requests = 20000
max_requests_jitter = 4000

timeout = 60
graceful_timeout = 15
keepalive = 5
# The workers' sign of life is a file: on a disk that hangs, healthy workers would be killed.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# Version 27 would open a control socket under the home folder.
control_socket_disable = True

# Long enough for an honest address; uploads are limited in settings/files.py.
limit_request_line = 4094
limit_request_fields = 60
# By default a proxy on the same machine may name SCRIPT_NAME and PATH_INFO in headers; ours has no reason to.
forwarder_headers = ""

# No access log: addresses hold registration numbers. services' own request log names the route, not the address.
accesslog = None
errorlog = "-"
loglevel = "info"
logger_class = "portal.gunicorn_log.RedactedLogger"


def when_ready(_server: object) -> None:
    """What is loaded by now stays: out of garbage collection's way, its memory stays shared with the workers."""
    gc.collect()
    gc.freeze()
