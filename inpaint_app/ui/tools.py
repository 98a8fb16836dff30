"""The bar above the canvas: photo, history, tool, mask, view, and the one big button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from inpaint_app.ui.keys import ACTIONS, first_key
from inpaint_app.ui.mask_menu import MaskMenu
from inpaint_app.ui.theme import Theme
from inpaint_app.ui.tool_options import ToolOptions
from inpaint_app.ui.toolbox import Toolbox

_GROUPS = (("open", "save"), ("undo", "redo"))
_ZOOM = ("zoom_out", "zoom_in", "fit")


class ToolBar(QWidget):
    """Buttons for actions; `original_button` acts while it is held down.

    In a narrow window it leaves out what has keys and, but for zooming, stands in a menu too.
    """

    def __init__(
        self,
        actions: dict[str, QAction],
        toolbox: Toolbox,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._theme = theme
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(10, 7, 12, 7)
        self._line.setSpacing(2)
        for group in _GROUPS:
            for name in group:
                self._add_action(name)
            self._add_separator()
        self.options = ToolOptions(toolbox, actions)
        self._line.addWidget(self.options)
        self._add_separator()
        for name in ("mask", "clear"):
            self._add_action(name)
        invert = self._add_action("invert")
        self.mask_button = self._button()
        self.mask_button.setToolTip(self.tr("More for the mask"))
        self.mask_button.setAccessibleName(self.tr("More for the mask"))
        self.mask_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.mask_button.setMenu(MaskMenu(toolbox, actions, self))
        self._line.addWidget(self.mask_button)
        self._add_separator()
        zoom: list[QWidget] = [*map(self._add_action, _ZOOM), self._add_separator()]
        self.original_button = self._button()
        self.original_button.setToolTip(self.tr("Hold to see the original (hold \\)"))
        self.original_button.setAccessibleName(self.tr("See the original"))
        self._line.addWidget(self.original_button)
        overlays = [self._add_action(name) for name in ("split", "sources", "doubt")]
        self._line.addStretch(1)
        help_button = self._add_action("help")
        self.menu_button = self._add_action("menu")
        self._line.addSpacing(8)
        self._add_action("fill_on_release")
        self.fill_button = QPushButton()
        self.fill_button.setObjectName("primary")
        self.fill_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fill_button.setIconSize(QSize(18, 18))
        self._line.addWidget(self.fill_button)
        # When room is short the first of these goes first.
        self._spare: list[list[QWidget]] = [[help_button], zoom, [invert]]
        self._spare += [[button] for button in overlays]
        theme.changed.connect(self._draw_icons)
        widths = []
        for filling in (True, False):
            self.show_filling(filling)
            self.fill_button.ensurePolished()
            widths.append(self.fill_button.sizeHint().width())
        self.fill_button.setMinimumWidth(max(widths))  # the bar must not move when the text changes
        self._draw_icons()

    def minimumSizeHint(self) -> QSize:
        """Without all that can be spared."""
        least = self._line.totalMinimumSize()
        spare = [widget for group in self._spare for widget in group if not widget.isHidden()]
        gone = sum(_least_width(widget) + self._line.spacing() for widget in spare)
        return least - QSize(gone, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spare as much as there is no room for."""
        for group in self._spare:
            for widget in group:
                widget.show()
        for group in self._spare:
            self._line.invalidate()
            if self._line.totalMinimumSize().width() <= self.width():
                break
            for widget in group:
                widget.hide()

    def show_filling(self, filling: bool) -> None:
        """Make the big button the one that stops the fill, or that begins it."""
        self._filling = filling
        self.fill_button.setText(self.tr("Stop") if filling else self.tr("Fill"))
        self.show_keys()
        self._draw_fill_icon()

    def show_keys(self) -> None:
        """Tell the present keys in the tool tips that are not made from one action."""
        key = first_key(self._actions["cancel" if self._filling else "fill"])
        text = self.fill_button.text()
        self.fill_button.setToolTip(f"{text} ({key})" if key else text)
        self.options.show_keys()

    def show_enabled(self, *, photo: bool, editing: bool) -> None:
        """Grey out what needs a photo, or one that may be changed now."""
        self.options.setEnabled(editing)
        self.mask_button.setEnabled(editing)
        self.original_button.setEnabled(photo)
        self.fill_button.setEnabled(photo)

    def _add_action(self, name: str) -> QToolButton:
        button = self._button()
        button.setDefaultAction(self._actions[name])
        button.setAccessibleName(ACTIONS[name].label)
        self._line.addWidget(button)
        return button

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the canvas
        return button

    def _add_separator(self) -> QWidget:
        line = QFrame()
        line.setObjectName("barLine")
        line.setFixedSize(1, 22)
        whole = QWidget()
        whole.setFixedSize(13, 22)
        inside = QHBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        self._line.addWidget(whole)
        return whole

    def _draw_icons(self) -> None:
        for name, action in self._actions.items():
            if ACTIONS[name].icon:
                action.setIcon(self._theme.icon(ACTIONS[name].icon))
        self.original_button.setIcon(self._theme.icon("compare"))
        self.mask_button.setIcon(self._theme.icon("more"))
        self._draw_fill_icon()

    def _draw_fill_icon(self) -> None:
        name = "close" if self._filling else "fill"
        self.fill_button.setIcon(self._theme.icon(name, self._theme.colours.on_accent))


def _least_width(widget: QWidget) -> int:
    """What a layout gives it at least; the style sheet may allow less than its hint."""
    hint = widget.minimumSizeHint().boundedTo(widget.maximumSize())
    return hint.expandedTo(widget.minimumSize()).width()
