"""Takes from govuk-frontend what only gov.uk may use: its typeface, the crest, the crown."""

import re

FAMILY = "Atkinson Hyperlegible Next"
FORBIDDEN = re.compile(r"GDS Transport|crest|crown|copyright-logo|opengraph|Margaret Calvert", re.IGNORECASE)

_NOTICE = re.compile(r"/\*![^*]*Margaret Calvert[^*]*\*/")  # it describes the typeface that goes
_FACES = re.compile(r"@font-face\{font-family:\"?GDS Transport[^}]*\}")
_ARMS = re.compile(r"(?<=[{}])[^{}]*(?:__crown|copyright-logo)[^{}]*\{[^{}]*\}")
_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S*")


def plain_styles(css: str) -> str:
    """Return govuk-frontend's style sheet without what only gov.uk may use, in our typeface.

    Raises:
        ValueError: something forbidden is left; check the new version of govuk-frontend.
    """
    for pattern in (_NOTICE, _FACES, _ARMS, _MAP):
        css = pattern.sub("", css)
    css = re.sub(r"\"?GDS Transport\"?", f'"{FAMILY}"', css)
    left = FORBIDDEN.search(css) or re.search(r"url\(", css)
    if left:
        raise ValueError(f"govuk-frontend's style sheet still has {left[0]!r} after stripping")
    return css


def plain_script(script: str) -> str:
    """Return a script without the pointer to a source map that is not served."""
    return _MAP.sub("", script)


def faces(sheets: list[str]) -> str:
    """Return the ``@font-face`` rules of the font's own style sheets, woff2 only, with relative file names.

    A page that was drawn without them stays so: letters that change under the eye move what is being read.
    """
    rules = "".join(sheets).replace("font-display: swap", "font-display: optional")
    return re.sub(r",\s*url\([^)]*\.woff\)\s*format\('woff'\)", "", rules).replace("./files/", "")
