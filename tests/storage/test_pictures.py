"""What is kept of a picture or a PDF, and what is refused; the bad ones are made here."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from PIL import Image

from handoff.domain.attachments import FileType, type_of
from handoff.domain.errors import FileDamaged, FileTooLarge, FileTypeRefused
from handoff.storage.documents import check_pdf
from handoff.storage.pictures import THUMBNAIL, Size, rewrite
from tests.support import sample_files as files

FORMATS = {
    FileType.PNG: "PNG",
    FileType.JPEG: "JPEG",
    FileType.WEBP: "WEBP",
    FileType.GIF: "GIF",
}


class Written:
    """A picture that went through."""

    def __init__(self, folder: Path, content: bytes, type: FileType | None = None) -> None:
        source, self.kept, self.small = folder / "raw", folder / "kept", folder / "small"
        source.write_bytes(content)
        found = type or type_of(content[:12])
        assert found is not None
        self.size = rewrite(source, found, self.kept, self.small)

    @property
    def content(self) -> bytes:
        return self.kept.read_bytes()


@pytest.mark.parametrize("type", FORMATS)
def test_a_picture_is_kept_as_what_it_was_with_a_small_one(tmp_path: Path, type: FileType) -> None:
    written = Written(tmp_path, files.picture(FORMATS[type], (1000, 500)))
    assert written.size == Size(1000, 500)
    assert type_of(written.content[:12]) is type
    with Image.open(written.small) as small:
        assert (small.format, small.size) == ("WEBP", (THUMBNAIL, THUMBNAIL // 2))


def test_where_a_photo_was_taken_is_not_kept_and_it_stands_upright(tmp_path: Path) -> None:
    photo = files.photo_with_position()
    assert b"taken at home" in photo and files.SCRIPT in photo
    written = Written(tmp_path, photo)
    assert written.size == Size(40, 80)
    for file in (written.kept, written.small):
        with Image.open(file) as kept:
            assert dict(kept.getexif()) == {} and "comment" not in kept.info
        assert b"taken at home" not in file.read_bytes()
        assert files.SCRIPT not in file.read_bytes()


@pytest.mark.parametrize("type", FORMATS)
def test_what_is_hidden_behind_a_picture_is_not_kept(tmp_path: Path, type: FileType) -> None:
    content = files.picture(FORMATS[type]) + files.HTML + files.ZIP
    assert files.SCRIPT not in Written(tmp_path, content).content


def test_a_comment_in_a_picture_is_not_kept(tmp_path: Path) -> None:
    whole = files.picture("GIF", comment=files.SCRIPT)
    assert files.SCRIPT in whole
    assert files.SCRIPT not in Written(tmp_path, whole).content


def test_an_animation_still_moves(tmp_path: Path) -> None:
    written = Written(tmp_path, files.animation(3))
    with Image.open(written.kept) as kept:
        assert getattr(kept, "n_frames", 1) == 3


def test_transparency_stays(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (30, 30), (255, 0, 0, 0))
    written = Written(tmp_path, files.saved(clear, "PNG"))
    for file in (written.kept, written.small):
        with Image.open(file) as kept:
            assert kept.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("side", [8_000, 30_000, 2**31 - 1])
def test_a_picture_that_would_unpack_to_far_too_much_is_refused(tmp_path: Path, side: int) -> None:
    tracemalloc.start()
    with pytest.raises((FileTooLarge, FileDamaged)):
        Written(tmp_path, files.png_bomb(side))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_comment_that_would_unpack_to_far_too_much_is_refused(tmp_path: Path) -> None:
    bomb = files.png_with_text_bomb()
    assert len(bomb) < 1_000_000
    with pytest.raises(FileDamaged):
        Written(tmp_path, bomb)


@pytest.mark.parametrize(("frames", "size"), [(501, (1, 1)), (50, (1000, 1000))])
def test_an_animation_that_would_unpack_to_far_too_much_is_refused(
    tmp_path: Path, frames: int, size: tuple[int, int]
) -> None:
    with pytest.raises(FileTooLarge):
        Written(tmp_path, files.animation(frames, size))


def test_a_photo_that_is_drawn_over_and_over_again_is_refused(tmp_path: Path) -> None:
    assert Written(tmp_path, files.jpeg_with_scans(20)).size == Size(64, 48)
    with pytest.raises(FileDamaged, match="scans"):
        Written(tmp_path, files.jpeg_with_scans(200))


@pytest.mark.parametrize("type", FORMATS)
def test_half_a_picture_is_refused(tmp_path: Path, type: FileType) -> None:
    whole = files.picture(FORMATS[type], (400, 300))
    with pytest.raises(FileDamaged):
        Written(tmp_path, whole[: len(whole) // 2])


@pytest.mark.parametrize("type", FORMATS)
def test_a_head_with_rubbish_behind_it_is_refused(tmp_path: Path, type: FileType) -> None:
    head = files.picture(FORMATS[type])[:12]
    with pytest.raises(FileDamaged):
        Written(tmp_path, head + b"\xa5rubbish" * 500, type)


def test_a_picture_of_a_kind_that_only_claims_to_be_another_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileDamaged):
        Written(tmp_path, files.TIFF, FileType.PNG)


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────


def checked(folder: Path, content: bytes) -> None:
    file = folder / "raw"
    file.write_bytes(content)
    check_pdf(file)


def test_a_whole_pdf_passes(tmp_path: Path) -> None:
    checked(tmp_path, files.pdf())
    checked(tmp_path, files.pdf(b"/Names/JavaScripture"))


def test_half_a_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileDamaged):
        checked(tmp_path, files.pdf()[:60])


def test_a_pdf_with_a_page_behind_its_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileDamaged):
        checked(tmp_path, files.pdf() + files.HTML + b" " * 2000)


@pytest.mark.parametrize(
    "runs",
    [
        b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
        b"/OpenAction<</S/J#61vaScript/JS(app.alert(1))>>",
        b"/AA<</O<</S/Launch/F(calc.exe)>>>>",
    ],
)
def test_a_pdf_that_brings_a_program_along_is_refused(tmp_path: Path, runs: bytes) -> None:
    with pytest.raises(FileTypeRefused):
        checked(tmp_path, files.pdf(runs))
