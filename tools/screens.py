#!/usr/bin/env -S uv run --script
# /// script
# dependencies = ["rich"]
# ///
"""Takes the pictures of docs/screens: what a terminal shows, as SVG. Needs tmux, less and bash.

    uv run tools/screens.py                  (or: pip install rich; python3 tools/screens.py)
    uv run tools/screens.py PROGRAM FOLDER   (unless told: target/release/zcodes docs/screens)

tmux runs the program and says what its screen shows; rich reads the colors.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path

from rich.ansi import AnsiDecoder
from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme

SCENES = {
    "lookup": "zcodes BRK_MT_SETUP_TIMEOUT",
    "hits": "zcodes 'Internal Error: Contact Administrator.'",
    "guess": "zcodes APP_NOT_REACHABEL",
    "miss": "zcodes 'no internet'",
    "list": "zcodes list --table zpa-session --action admin",
    "search": "zcodes search SAML expired",
    "scan": "zcodes scan app.log",
    "annotate": "tail -3 app.log | zcodes scan --annotate",
    "help": "zcodes -h",
}

# What is typed in the demo: text, a key, or how many seconds to look at what it shows.
DEMO = [
    *("zcodes APP_N", 0.6, "Tab", "Tab", "Tab", 1.6, "R", 0.4, "Tab", 0.8, "Enter", 5.0),
    *("C-l", "zcodes APP_NOT_REACHABEL", 0.6, "Enter", 5.0),
    *("C-l", "zcodes scan app.log", 0.6, "Enter", 6.0),
]

# A log in which some codes occur often, and one is in no table.
REASONS = {
    "BRK_MT_TERMINATED_IDLE_TIMEOUT": 2140,
    "BRK_MT_SETUP_TIMEOUT": 1418,
    "AST_MT_SETUP_ERR_OPEN_SERVER_CONN": 903,
    "BRK_MT_SETUP_FAIL_REJECTED_BY_POLICY": 57,
    "BRK_MT_NEW_THING": 2,
    "APP_NOT_REACHABLE": 11,
}

# The sixteen colors in Tango and in VGA.
TANGO = "000000 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec"
VGA = "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
# Columns, lines, paper, ink, colors.
TERMINALS = {"dark": (80, 24, "16181d", "e6e6e6", TANGO), "white": (120, 40, "ffffff", "1a1a1a", VGA)}

WIDE, HIGH, EDGE = 8.4, 18, 12


def main():
    program = Path(sys.argv[1] if len(sys.argv) > 1 else "target/release/zcodes").resolve()
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "docs/screens")
    folder.mkdir(parents=True, exist_ok=True)
    for name, terminal in TERMINALS.items():
        for scene, command in SCENES.items():
            with Terminal(program, terminal) as shell:
                shell.type(command)
                shell.press("Enter")
                shot = shell.settled()
            Path(folder, f"{scene}-{name}.svg").write_text(picture([(0, shot)], terminal))
    with Terminal(program, TERMINALS["dark"]) as shell:
        Path(folder, "demo.svg").write_text(picture(frames(shell), TERMINALS["dark"]))


class Terminal:
    """A shell in tmux, with the program, its completion and a log to scan."""

    def __init__(self, program, terminal):
        self.place = tempfile.TemporaryDirectory()
        self.tmux = ["tmux", "-S", f"{self.place.name}/tmux", "-f", "/dev/null"]
        log = [f'{{"User": "amy@example.com", "InternalReason": "{reason}"}}\n' for reason, n in REASONS.items() for _ in range(n)]
        Path(self.place.name, "app.log").write_text("".join(log))
        start = f"PS1='\\[\\e[1;32m\\]$\\[\\e[0m\\] '; source <(zcodes completions bash); bind 'set bell-style none'; clear\n"
        Path(self.place.name, "start").write_text(start)
        path = f"{program.parent}:{os.environ['PATH']}"
        settings = {"HOME": self.place.name, "PATH": path, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        env = [f"{name}={value}" for name, value in settings.items()]
        size = ["-x", str(terminal[0]), "-y", str(terminal[1])]
        shell = ["env", "-i", *env, "bash", "--rcfile", f"{self.place.name}/start", "-i"]
        subprocess.run([*self.tmux, "new-session", "-d", "-c", self.place.name, *size, *shell], check=True)
        self.settled()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([*self.tmux, "kill-server"], check=False)
        self.place.cleanup()

    def type(self, text):
        subprocess.run([*self.tmux, "send-keys", "-l", text], check=True)

    def press(self, key):
        subprocess.run([*self.tmux, "send-keys", key], check=True)

    def shown(self):
        return subprocess.run([*self.tmux, "capture-pane", "-e", "-p"], check=True, capture_output=True, text=True).stdout

    def settled(self):
        """What is shown once nothing changes any more."""
        before = None
        while before != (now := self.shown()):
            before = now
            time.sleep(0.7)
        return now


def frames(shell):
    """The demo: when each picture begins, and what it shows; the end last."""
    at, taken = 0.0, [(0.0, shell.settled())]
    for step in DEMO:
        if isinstance(step, float):
            at += step
        elif step in ("Tab", "Enter", "C-l"):
            shell.press(step)
            at += 0.2
            taken.append((at, shell.settled()))
        else:
            for start in range(0, len(step), 3):
                shell.type(step[start : start + 3])
                time.sleep(0.1)
                at += 0.15
                taken.append((at, shell.shown()))
    return [*taken, (at, None)]


def picture(shots, terminal):
    """The shots in one SVG, one after the other. A line that several have is drawn once."""
    columns, _, paper, ink, palette = terminal
    colors = [tuple(bytes.fromhex(color)) for color in palette.split()]
    theme = TerminalTheme(tuple(bytes.fromhex(paper)), tuple(bytes.fromhex(ink)), colors[:8], colors[8:])
    end = shots[-1][0]
    shots = [(at, list(AnsiDecoder().decode(shot.rstrip("\n")))) for at, shot in shots if shot is not None]
    wide, high = columns * WIDE + 2 * EDGE, max(len(lines) for _, lines in shots) * HIGH + 2 * EDGE
    drawn, strip, moves = {}, [], []
    for number, (at, lines) in enumerate(shots):
        moves.append(f"{at / end * 100 if end else 0:.2f}%{{transform:translateX({-number * wide:.0f}px)}}")
        for row, line in enumerate(lines):
            text = drawing(line, theme)
            if text:
                name = drawn.setdefault(text, f"l{len(drawn)}")
                strip.append(f'<use href="#{name}" x="{EDGE + number * wide:.0f}" y="{EDGE + row * HIGH}"/>')
    style = 'text{font-family:"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:14px}'
    if end:
        style += f"#strip{{animation:roll {end:.1f}s step-end infinite}}@keyframes roll{{{''.join(moves)}}}"
    defs = "".join(f'<g id="{name}">{text}</g>' for text, name in drawn.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high}" width="{wide:.0f}" height="{high}">'
        f"<style>{style}</style><defs>{defs}</defs>"
        f'<rect width="100%" height="100%" rx="8" fill="#{paper}" stroke="#888" stroke-opacity="0.5"/>'
        f'<g id="strip">{"".join(strip)}</g></svg>\n'
    )


def drawing(line, theme):
    """A line's pieces, each in its place whatever font there is."""
    console = Console(color_system="truecolor", force_terminal=True, legacy_windows=False, width=1000)
    at, parts = 0, []
    for text, style, _ in line.render(console):
        cells = cell_len(text)
        ink = style.color.get_truecolor(theme) if style and style.color else theme.foreground_color
        if style and style.dim:
            ink = tuple((part + paper) // 2 for part, paper in zip(ink, theme.background_color))
        bold = ' font-weight="bold"' if style and style.bold else ""
        line_below = ' text-decoration="underline"' if style and style.underline else ""
        look = 'fill="#{:02x}{:02x}{:02x}"'.format(*ink) + bold + line_below
        for part in re.finditer(r"\S+(?: \S+)*", text):
            left = at + cell_len(text[: part.start()])
            where = f'x="{left * WIDE:.1f}" y="{HIGH - 5}" textLength="{cell_len(part[0]) * WIDE:.1f}"'
            parts.append(f"<text {where} {look}>{escape(part[0], quote=False)}</text>")
        at += cells
    return "".join(parts)


if __name__ == "__main__":
    main()
