#!/usr/bin/env python3
"""Runs the recipes of docs/siem.md as they are printed, over its own log and over a generated one, and compares counts.

    tests/siem/run.py [LINES] [PROGRAM]      100,000 lines and target/debug/zcodes unless given

An engine that is not here is skipped, and named: `pip install duckdb chdb pyspark`, and Debian's sqlite3, postgresql and
default-jre-headless.
"""

import collections
import csv
import importlib.util
import json
import os
import pathlib
import pwd
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINES = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
PROGRAM = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / "target/debug/zcodes").resolve()
DOCUMENT = (ROOT / "docs/siem.md").read_text(encoding="utf-8")


def block(heading, language):
    """The first block of a language under a heading of the document."""
    section = DOCUMENT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.search(rf"```{language}\n(.*?)```", section, re.S)[1]


def rows_of(text):
    return [row[:3] for row in csv.reader(text.splitlines()) if len(row) > 2]


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def duckdb():
    import duckdb as engine

    # The SQL of the export is for any database.
    loaded = engine.connect()
    loaded.execute(pathlib.Path("zcodes.sql").read_text(encoding="utf-8"))
    count = loaded.execute("SELECT count(*), count(DISTINCT code) FROM zcodes").fetchone()
    assert count == (len(CODES), len(CODES)), count
    return [row[:3] for row in engine.connect().execute(block("DuckDB", "sql")).fetchall()]


def sqlite():
    # As printed, but for the form of the output.
    return rows_of(run("sqlite3", "-bail", input=block("SQLite", "sql").replace(".mode box", ".mode csv")))


def postgresql():
    tools = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    user = pwd.getpwnam("postgres") if os.getuid() == 0 else None
    home = pathlib.Path(tempfile.mkdtemp())
    as_user = {}
    if user:
        os.chown(home, user.pw_uid, user.pw_gid)
        os.chmod(".", 0o755)
        as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
    pathlib.Path("count.sql").write_text(block("PostgreSQL", "sql"), encoding="utf-8")
    try:
        run(tools / "initdb", "--auth=trust", "-D", home / "data", **as_user)
        settings = f"-k {home} -c listen_addresses=''"
        run(tools / "pg_ctl", "-D", home / "data", "-l", home / "log", "-o", settings, "-w", "start", **as_user)
        try:
            options = ["--csv", "-q", "-t", "-v", "ON_ERROR_STOP=1", "-h", home, "-d", "postgres", "-f", "count.sql"]
            return rows_of(run(tools / "psql", *options, **as_user))
        finally:
            run(tools / "pg_ctl", "-D", home / "data", "-m", "fast", "stop", **as_user)
    finally:
        shutil.rmtree(home)


def clickhouse():
    # A process of its own: it keeps signals and the folder of its start to itself.
    program = """if True:
        import sys
        from chdb import session
        engine = session.Session()
        create, count = sys.stdin.read().split(";")[:2]
        engine.query(create)
        print(engine.query(count, "CSV"))
    """
    recipe = block("ClickHouse", "sql")
    return rows_of(run(sys.executable, "-c", program, input=recipe))


def spark():
    program = block("Spark", "python") + "\nimport csv, sys\nprint('---')\ncsv.writer(sys.stdout).writerows(counted.collect())\n"
    return rows_of(run(sys.executable, "-c", program).split("---\n")[1])


def python_module(name):
    return lambda: importlib.util.find_spec(name) is not None


ENGINES = [
    ("DuckDB", duckdb, python_module("duckdb")),
    ("SQLite", sqlite, lambda: shutil.which("sqlite3")),
    ("PostgreSQL", postgresql, lambda: list(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))),
    ("ClickHouse", clickhouse, python_module("chdb")),
    ("Spark", spark, lambda: python_module("pyspark")() and shutil.which("java")),
]


def generated():
    """A log in which every code of the export occurs, and unknown and empty ones."""
    random.seed(17)
    codes = list(CODES)
    some = lambda at: codes[at] if at < len(codes) else random.choice([*codes, "", "NEVER_SEEN_BEFORE"])
    line = lambda at: {"LogTimestamp": "Tue Mar 17 09:14:07 2026", "Username": f"user{at % 999}@example.com",
                       "InternalReason": some(at), "ConnectionStatus": "close", "Host": "wiki.example.com"}
    return [json.dumps(line(at)) for at in range(LINES)]


failed = 0
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for form in "csv", "sql":
        pathlib.Path(f"zcodes.{form}").write_text(run(PROGRAM, "export", form), encoding="utf-8", newline="")
    with open("zcodes.csv", encoding="utf-8", newline="") as file:
        CODES = {row["code"]: row["action"] for row in csv.DictReader(file)}
    for name, log in ("the printed log", block("What an export contains", "json").splitlines()), (f"{LINES} lines", generated()):
        pathlib.Path("lss.jsonl").write_text("\n".join(log) + "\n", encoding="utf-8")
        reasons = collections.Counter(reason for reason in (json.loads(line)["InternalReason"] for line in log) if reason)
        expected = {(code, count, CODES.get(code, "")) for code, count in reasons.items()}
        for engine, recipe, is_here in ENGINES:
            if not is_here():
                print(f"skipped: {engine} is not here")
                continue
            found = recipe()
            actual = {(code, int(count), action or "") for code, count, action in found}
            if actual == expected and len(found) == len(expected):
                print(f"ok: {engine}, {name}: {len(found)} codes")
            else:
                failed = 1
                print(f"FAILED: {engine}, {name}: {sorted(actual ^ expected)[:4]}")
sys.exit(failed)
