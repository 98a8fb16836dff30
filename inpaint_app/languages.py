"""The languages of the window: which there are, which one is meant, and putting it on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

# Each in its own words, as somebody who reads nothing else must find it. English is in the code.
LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "ja": "日本語",
    "zh_CN": "简体中文",
}
WANTED = ("system", *LANGUAGES)


def choose(wanted: str, preferred: list[str]) -> str:
    """The key of LANGUAGES for a wish; "system" means the first of `preferred` that there is.

    `preferred` are names as of QLocale.uiLanguages, such as "de-AT", "zh-Hans-CN", "pt_BR".
    """
    if wanted in LANGUAGES:
        return wanted
    for name in preferred:
        locale = QLocale(name)
        if locale.language() == QLocale.Language.Chinese:
            if locale.script() == QLocale.Script.SimplifiedChineseScript:
                return "zh_CN"
            continue  # traditional characters are another script
        short = QLocale.languageToCode(locale.language())
        if short in LANGUAGES and locale.language() != QLocale.Language.C:
            return short
    return "en"


def speak(app: QCoreApplication, language: str, folder: Path) -> None:
    """Let the application speak one of LANGUAGES; `folder` holds the compiled catalogues.

    Numbers are written as that language does, in the user's own country where that fits.
    """
    system = QLocale.system()
    if QLocale(language).language() != system.language():
        QLocale.setDefault(QLocale(language))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for path in (f"{qt}/qtbase_{language}.qm", str(folder / f"inpaint_app_{language}.qm")):
        translator = QTranslator(app)
        if translator.load(path):  # English has none, and a system's Qt may lack its own
            app.installTranslator(translator)
