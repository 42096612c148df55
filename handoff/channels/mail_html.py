"""The text of a mail that is only HTML, without what mail programs mark as quoted."""

from __future__ import annotations

import copy
import re

from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml import etree, html

MOST_CHARACTERS = 200_000

_QUOTES = (
    "//blockquote[@type='cite']",
    "//*[contains(concat(' ', @class, ' '), ' gmail_quote ')]",
    "//*[contains(@class, 'gmail_attr')]",
    "//*[contains(@class, 'gmail_signature')]",
    "//*[contains(@class, 'moz-cite-prefix')]",
    "//*[contains(@class, 'moz-signature')]",
    "//*[contains(@class, 'yahoo_quoted')]",
    "//*[contains(@class, 'protonmail_quote')]",
    "//*[contains(@class, 'protonmail_signature_block')]",
    "//*[@id='Signature' or @id='signature' or @id='ms-outlook-mobile-signature']",
    "//*[@id='mail-editor-reference-message-container']",
    "//*[@name='quote']",
)
"""Where whole elements are a quote or a signature: Apple Mail, Gmail, Thunderbird, Yahoo, Proton,
Outlook for phones, GMX and WEB.DE."""

_QUOTED_PARAGRAPHS = (
    "//blockquote | //*[contains(@class, 'gmail_attr') or contains(@class, 'moz-cite-prefix')]"
    " | //*[contains(@class, 'signature') or @id='Signature']"
)

_EVERYTHING_AFTER = (
    "//*[@id='divRplyFwdMsg' or @id='appendonsend']",
    "//*[contains(translate(@style, ' ', ''), 'border-top:solid#E1E1E11.0pt')]",
    "//*[contains(translate(@style, ' ', ''), 'border-top:solid#B5C4DF1.0pt')]",
)
"""What Outlook puts between the reply and the mail that is answered."""

_CONFIG = ParserConfig(css=CSS_PROFILES["strict"], display_images=False, display_links=False)


def text_of(page: str) -> str:
    """The new part. If there is none outside what is marked, somebody may have answered inside it,
    between the quoted paragraphs."""
    tree = _tree(page)
    if tree is None:
        return ""
    between = copy.deepcopy(tree)
    _cut(tree)
    if text := _rendered(tree):
        return text
    for element in between.xpath(_QUOTED_PARAGRAPHS):
        _drop(element)
    return _rendered(between)


def _tree(page: str) -> html.HtmlElement | None:
    page = page[:MOST_CHARACTERS]
    # lxml refuses a declared encoding in what is text already.
    page = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page)
    try:
        return html.fromstring(page) if page.strip() else None
    except (etree.LxmlError, ValueError):
        return None


def _cut(tree: html.HtmlElement) -> None:
    for path in _QUOTES:
        for element in tree.xpath(path):
            _drop(element)
    for path in _EVERYTHING_AFTER:
        for element in tree.xpath(path):
            _drop_what_follows(element)
            _drop(element)


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _drop_what_follows(element: html.HtmlElement) -> None:
    """In reading order: the element's siblings after it, and those of its parents."""
    while element is not None and element.tag != "body":
        for sibling in list(element.itersiblings()):
            sibling.drop_tree()
        element.tail = None
        element = element.getparent()


def _rendered(tree: html.HtmlElement) -> str:
    shown = get_text(html.tostring(tree, encoding="unicode"), _CONFIG)
    lines = (line.strip().replace("\xa0", " ") for line in shown.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
