"""Pictures are never stored as they came: each is decoded, and written anew from its pixels.

So nothing else that was in the file remains, such as where a photo was taken, or a program behind
its end; and what cannot be decoded is refused.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps, ImageSequence

from handoff.domain.attachments import MOST_PIXELS, FileType
from handoff.domain.errors import FileDamaged, FileTooLarge

THUMBNAIL = 480
"""Its longer side, in pixels."""

MOST_FRAMES = 500
"""Of an animation: each costs memory, however small it is."""

MOST_SCANS = 100
"""Of a JPEG that is drawn finer and finer: each costs a pass over all pixels, and a few bytes."""

_SCAN_BEGINS = b"\xff\xda"

# Pillow refuses twice as many before it decodes any, and from there on only warns of them.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
warnings.simplefilter("ignore", Image.DecompressionBombWarning)

FORMATS = {
    FileType.PNG: "PNG",
    FileType.JPEG: "JPEG",
    FileType.WEBP: "WEBP",
    FileType.GIF: "GIF",
}

_SAVED: dict[FileType, dict[str, Any]] = {
    FileType.PNG: {},
    FileType.JPEG: {"quality": 90},
    FileType.WEBP: {"quality": 90},
    FileType.GIF: {},
}

_PLAYED = ("duration", "loop", "transparency", "disposal")
"""What of a picture's own data is needed to show it."""


@dataclass(frozen=True, slots=True)
class Size:
    width: int
    height: int


def rewrite(source: Path, type: FileType, target: Path, thumbnail: Path) -> Size:
    """Write the picture anew to `target`, and small to `thumbnail`, a WebP. Takes its time.

    Raises:
        FileDamaged: it cannot be decoded.
        FileTooLarge: it has too many pixels; none of them was decoded.
    """
    if type is FileType.JPEG and source.read_bytes().count(_SCAN_BEGINS) > MOST_SCANS:
        raise FileDamaged("this JPEG picture consists of far too many scans; save it again")
    try:
        with Image.open(source, formats=(FORMATS[type],)) as picture:
            if getattr(picture, "n_frames", 1) > MOST_FRAMES:
                raise FileTooLarge(f"an animation may have {MOST_FRAMES} frames")
            # A photo may bring more in its file, such as one for each eye: the first is the photo.
            frames = list(_frames(picture, only_first=type is FileType.JPEG))
        return _save(frames, type, target, thumbnail)
    except (FileTooLarge, MemoryError):
        raise
    except Image.DecompressionBombError:
        raise _too_large() from None
    except Exception as error:  # whatever a decoder may raise on what somebody made up
        raise FileDamaged(f"this {FORMATS[type]} picture cannot be read: {error}") from error


def _too_large() -> FileTooLarge:
    most = MOST_PIXELS // 1_000_000
    return FileTooLarge(f"a picture may have {most} million pixels, all frames together")


def _frames(picture: Image.Image, only_first: bool) -> Iterator[Image.Image]:
    pixels = 0
    for frame in ImageSequence.Iterator(picture):
        pixels += frame.width * frame.height
        if pixels > MOST_PIXELS:
            raise _too_large()
        upright = ImageOps.exif_transpose(_in_common_colours(frame))
        upright.info = {name: frame.info[name] for name in _PLAYED if name in frame.info}
        yield upright
        if only_first:
            return


def _save(frames: Sequence[Image.Image], type: FileType, target: Path, thumbnail: Path) -> Size:
    first, others = frames[0], frames[1:]
    more: dict[str, Any] = {"save_all": True, "append_images": others} if others else {}
    first.save(target, format=FORMATS[type], **_SAVED[type], **more)
    small = first.convert("RGBA" if first.has_transparency_data else "RGB")
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    small.info = {}
    small.save(thumbnail, format="WEBP", quality=80)
    return Size(first.width, first.height)


def _in_common_colours(frame: Image.Image) -> Image.Image:
    """In sRGB, which needs no profile in the file; as it is where its profile makes no sense."""
    copy = frame.copy()
    profile = frame.info.get("icc_profile")
    if profile and copy.mode in ("RGB", "RGBA"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ImageCms.profileToProfile(copy, own, ImageCms.createProfile("sRGB"), inPlace=True)
        except (ImageCms.PyCMSError, OSError):
            pass
    return copy
