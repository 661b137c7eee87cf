"""What schemathesis asks for while it makes requests; infra/fuzz/run-schemathesis.ts writes the files it reads."""

import json
import os
import re
from pathlib import Path

import schemathesis

TOKEN_FILE = Path(os.environ["FUZZ_TOKEN_FILE"])
IDS = json.loads(Path(os.environ["FUZZ_IDS_FILE"]).read_text())
ID = re.compile("([a-z]{3})_[0-7][0-9a-hjkmnp-tv-z]{25}")


@schemathesis.auth(refresh_interval=5)
class Token:
    """The caller's access token or API key: renewed meanwhile, because access tokens expire after minutes."""

    def get(self, case, context):
        return TOKEN_FILE.read_text()

    def set(self, case, data, context):
        if data:
            case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Replaces three of four well-formed ids by one that exists: others find nothing."""
    return {name: existing(value) for name, value in (path_parameters or {}).items()}


def existing(value):
    match = ID.fullmatch(value) if isinstance(value, str) else None
    known = IDS.get(match[1], []) if match else []
    choice = sum(value.encode()) if match else 0
    return known[choice % len(known)] if known and choice % 4 else value
