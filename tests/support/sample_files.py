"""Files that people send, and files that they should not: each made here, from its parts."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image

SCRIPT = b"<script>alert(document.domain)</script>"


def picture(format: str = "PNG", size: tuple[int, int] = (64, 48), **how: Any) -> bytes:
    slope = Image.linear_gradient("L").resize(size)
    sun = Image.radial_gradient("L").resize(size)
    made = Image.merge("RGB", (slope, sun, slope.rotate(180)))
    return saved(made, format, **how)


def saved(made: Image.Image, format: str, **how: Any) -> bytes:
    out = io.BytesIO()
    made.save(out, format=format, **how)
    return out.getvalue()


def photo_with_position() -> bytes:
    """Lying on its side, as a phone takes it, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to the right to see it upright
    exif[0x010E] = "taken at home"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    return picture("JPEG", (80, 40), exif=exif, comment=SCRIPT)


def jpeg_with_scans(copies: int) -> bytes:
    """Drawn finer and finer; its last scan comes so many times more."""
    whole = picture("JPEG", (64, 48), progressive=True)
    scan = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + scan * copies + b"\xff\xd9"


def animation(frames: int = 3, size: tuple[int, int] = (20, 20)) -> bytes:
    colours = ["red", "green", "blue", "white"]
    made = [Image.new("RGB", size, colours[number % 4]) for number in range(frames)]
    return saved(made[0], "GIF", save_all=True, append_images=made[1:], duration=100, loop=0)


def pdf(more: bytes = b"") -> bytes:
    body = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R" + more + b">>endobj\n"
    body += b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    return body + b"trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(side: int) -> bytes:
    """A few kilobytes that say they are a picture with so many pixels a side."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    some = zlib.compress(b"\0" * 1_000_000)
    chunks = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", some) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def png_with_text_bomb() -> bytes:
    """A small picture with a comment that unpacks to 200 MB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"x" * 1_000_000) for _ in range(200)) + packer.flush()
    whole = picture()
    at = whole.index(b"IDAT") - 4
    return whole[:at] + png_chunk(b"zTXt", b"Comment\0\0" + packed) + whole[at:]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!doctype html><body>" + SCRIPT
ZIP = b"PK\x03\x04" + b"\0" * 60
PROGRAM = b"MZ" + b"\0" * 60
BMP = picture("BMP")
TIFF = picture("TIFF")
"""Pillow would read it, but no browser shows it."""
