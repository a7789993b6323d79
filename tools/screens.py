#!/usr/bin/env -S uv run --script
# /// script
# dependencies = ["rich"]
# ///
"""Takes the pictures of docs/screens: what a terminal shows, in SVG. Needs tmux.

    uv run tools/screens.py                  (or: pip install rich; python3 tools/screens.py)
    uv run tools/screens.py PROGRAM FOLDER   (default: target/release/zcodes docs/screens)
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.ansi import AnsiDecoder
from rich.console import Console
from rich.terminal_theme import TerminalTheme

LOG = "\n".join(
    f'{{"LogTimestamp": "Tue May  5 10:{minute:02}:07 2026", "User": "amy@example.com", "InternalReason": "{reason}"}}'
    for minute, reason in enumerate(
        ["BRK_MT_SETUP_TIMEOUT"] * 14
        + ["AST_MT_SETUP_ERR_OPEN_SERVER_CONN"] * 9
        + ["BRK_MT_TERMINATED_IDLE_TIMEOUT"] * 21
        + ["BRK_MT_SETUP_FAIL_REJECTED_BY_POLICY"] * 5
        + ["BRK_MT_NEW_THING"] * 2
    )
)

# What each picture shows.
SCENES = {
    "lookup": "zcodes lookup BRK_MT_SETUP_TIMEOUT",
    "hits": "zcodes lookup 'Internal Error: Contact Administrator.'",
    "guess": "zcodes lookup BRK_MT_SETUP_TIMEOT",
    "miss": "zcodes lookup 'no internet'",
    "list": "zcodes list --component AC --action admin",
    "search": "zcodes search SAML expired",
    "scan": "zcodes scan app.log",
    "annotate": "head -40 app.log | tail -3 | zcodes scan --annotate",
    "help": "zcodes --help",
}

# Columns, lines, and the colors of the terminal: its paper, its ink and its sixteen colors.
TANGO = [0x000000, 0xCC0000, 0x4E9A06, 0xC4A000, 0x3465A4, 0x75507B, 0x06989A, 0xD3D7CF]
BRIGHT_TANGO = [0x555753, 0xEF2929, 0x8AE234, 0xFCE94F, 0x729FCF, 0xAD7FA8, 0x34E2E2, 0xEEEEEC]
VGA = [0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA]
BRIGHT_VGA = [0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF]
TERMINALS = {
    "dark": (80, 24, 0x16181D, 0xE6E6E6, TANGO, BRIGHT_TANGO),
    "white": (120, 40, 0xFFFFFF, 0x1A1A1A, VGA, BRIGHT_VGA),
}

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="{width}" height="{height}" rx="8" fill="PAPER" stroke="#888" stroke-opacity="0.4"/>
<g transform="translate(14, 14)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main():
    program = Path(sys.argv[1] if len(sys.argv) > 1 else "target/release/zcodes").resolve()
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "docs/screens")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        Path(place, "app.log").write_text(LOG + "\n")
        for scene, command in SCENES.items():
            for name, (columns, lines, *colors) in TERMINALS.items():
                shown = captured(command, columns, lines, program, place)
                Path(folder, f"{scene}-{name}.svg").write_text(picture(shown, columns, colors))
                print(folder / f"{scene}-{name}.svg")


def captured(command, columns, lines, program, place):
    """The screen after a command, with its colors, as tmux saw it."""
    tmux = ["tmux", "-L", f"screens-{os.getpid()}", "-f", "/dev/null"]
    environment = {"HOME": place, "PATH": f"{program.parent}:{os.environ['PATH']}", "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    shell = f"cd {place}; {command}; tmux wait-for -S shown; sleep 60"
    typed = f"printf '\\033[1;32m$\\033[0m %s\\n' {quoted(command)}; {shell}"
    subprocess.run([*tmux, "new-session", "-d", "-x", str(columns), "-y", str(lines), "env", "-i", *(f"{k}={v}" for k, v in environment.items()), "bash", "-c", typed.replace("tmux wait-for", " ".join(tmux[:3]) + " wait-for")], check=True)
    try:
        subprocess.run([*tmux, "wait-for", "shown"], check=True, timeout=20)
        return subprocess.run([*tmux, "capture-pane", "-e", "-p"], check=True, capture_output=True, text=True).stdout
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def picture(shown, columns, colors):
    paper, ink, normal, bright = colors
    parts = lambda color: (color >> 16, color >> 8 & 255, color & 255)
    theme = TerminalTheme(parts(paper), parts(ink), [parts(color) for color in normal], [parts(color) for color in bright])
    console = Console(width=columns, record=True, file=open(os.devnull, "w"), force_terminal=True, color_system="truecolor", legacy_windows=False)
    for line in AnsiDecoder().decode(shown.rstrip("\n")):
        console.print(line, soft_wrap=True, highlight=False)
    return console.export_svg(theme=theme, code_format=PICTURE.replace("PAPER", f"#{paper:06x}"), font_aspect_ratio=0.602)


if __name__ == "__main__":
    main()
