"""Pictures and the page on keys for README and manual, made by the program itself."""

import asyncio
import os
import re
import tempfile
from pathlib import Path

HERE = Path(__file__).parent

PICTURES = {
    "reading": ((120, 34), "n c n n d n u p p"),
    "narrow": ((80, 24), "n c n d n"),
    "find": ((120, 34), "f 1 , 0 0 0"),
    "keys": ((80, 24), "?"),
}
"""Name of the picture: cells of the terminal, and the keys pressed before it is taken."""


async def _picture(name: str, size: tuple[int, int], keys: str) -> None:
    from keymaps import load
    from tui.app import Obelos
    from tui.desk import folders, open_desk, settings

    where = folders()
    desk = open_desk(where, settings(where.config, "ada"))
    desk.read_next()
    app = Obelos(desk, load("default"), theme="paper")
    async with app.run_test(size=size) as pilot:
        while not app.screen.analyst.idle.wait(0.05):
            await pilot.pause()
        for key in keys.split():
            await pilot.press(key)
        await pilot.pause()
        picture = app.export_screenshot(title="obelos")
    desk.close()
    # The fonts that Textual names are fetched from elsewhere by whoever looks at the picture.
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    lines = (line.rstrip() for line in picture.splitlines())
    (HERE / f"{name}.svg").write_text("\n".join(lines) + "\n", "utf-8")


def _page_on_keys() -> None:
    from keymaps import SHIPPED, load, markdown

    page = markdown(tuple(load(name) for name in SHIPPED))
    (HERE.parent / "keys.md").write_text(page, "utf-8")


def main() -> None:
    """Write them all, over the sample corpus, in folders of their own."""
    _page_on_keys()
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    for name, (size, keys) in PICTURES.items():
        with tempfile.TemporaryDirectory() as home:
            for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
                os.environ[f"OBELOS_{kind}"] = f"{home}/{kind.lower()}"
            os.environ.pop("OBELOS_STORE", None)
            asyncio.run(_picture(name, size, keys))


if __name__ == "__main__":
    main()
