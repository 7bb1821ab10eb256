"""Books, documents and mail made in memory for the tests."""

import io
import zipfile

CHAPTER = (
    "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>A book</title></head>"
    "<body><h1>{0}</h1><p>{1}</p></body></html>"
)
WORDS = "The envoy of chapter {0} said that talks about grain would go on in spring. " * 5


def packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def book(**changes):
    items = (
        '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="sub/two%20.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="t" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles><rootfile full-path='OEBPS/p.opf'/>"
        "</rootfiles></container>",
        "OEBPS/p.opf": "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>"
        "<dc:title>The Week</dc:title><dc:creator>Ann Lee</dc:creator><dc:language>en</dc:language>"
        "<dc:publisher>Coast</dc:publisher><dc:date>2023-10-20</dc:date></metadata><manifest>"
        f"{items}</manifest><spine><itemref idref='c'/><itemref idref='b'/><itemref idref='a'/>"
        "</spine></package>",
        "OEBPS/one.xhtml": CHAPTER.format("Own heading one", WORDS.format(1)),
        "OEBPS/sub/two .xhtml": CHAPTER.format("Own heading two", WORDS.format(2)),
        "OEBPS/cover.xhtml": "<html><body><p>Cover</p></body></html>",
        "OEBPS/nav.xhtml": "<html><nav><a href='one.xhtml#top'>First of all</a></nav></html>",
        "OEBPS/toc.ncx": "<ncx><navPoint><navLabel><text>Then two</text></navLabel>"
        "<content src='sub/two%20.xhtml'/></navPoint></ncx>",
    }
    members.update(changes)
    return packed({name: content for name, content in members.items() if content is not None})


def document(body, **changes):
    members = {
        "word/document.xml": f"<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": "<c xmlns:dc='dc'><dc:title>Envoy leaves</dc:title>"
        "<dc:creator>Ann Lee</dc:creator><created>2023-10-18T09:00:00Z</created></c>",
    }
    members.update(changes)
    return packed({name: content for name, content in members.items() if content is not None})


def paragraph(*runs):
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def pdf(pages, info="/Title (Envoy leaves) /Author (Ann Lee)"):
    """A PDF of pages, each a sequence of (x, y, words) in points."""
    font, pages_number = 1, 2
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    for number, pieces in enumerate(pages):
        lines = "\n".join(f"1 0 0 1 {x} {y} Tm ({words}) Tj" for x, y, words in pieces)
        stream = f"BT /F1 10 Tf\n{lines}\nET"
        objects.append(
            f"<< /Type /Page /Parent {pages_number} 0 R /MediaBox [0 0 612 792] "
            f"/Contents {4 + 2 * number} 0 R /Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    catalogue = len(objects) + 1
    objects += [f"<< /Type /Catalog /Pages {pages_number} 0 R >>", f"<< {info} >>"]
    out = "%PDF-1.4\n"
    starts = []
    for number, value in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{value}\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} "
        f"/Root {catalogue} 0 R /Info {catalogue + 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    ).encode("latin-1")
