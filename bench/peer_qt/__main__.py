"""The peer in Qt Quick over OpenGL: the same two pages, or the field in which one signs.

python -m bench.peer_qt DESCRIPTION.json [pages.qml | canvas.qml]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface


def main() -> int:
    """Shows what the description in the first argument says, until the window is closed."""
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.OpenGL)
    application = QGuiApplication(sys.argv[:1])
    engine = QQmlApplicationEngine()
    description = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    engine.rootContext().setContextProperty("description", description)
    engine.load(Path(__file__).with_name((sys.argv[2:] or ["pages.qml"])[0]))
    return application.exec() if engine.rootObjects() else 1


if __name__ == "__main__":
    sys.exit(main())
