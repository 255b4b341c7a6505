"""The peer: the same two pages in Qt Quick over OpenGL.  python -m bench.peer_qt PAGES.json"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface


def main() -> int:
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.OpenGL)
    application = QGuiApplication(sys.argv[:1])
    engine = QQmlApplicationEngine()
    description = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    engine.rootContext().setContextProperty("description", description)
    engine.load(Path(__file__).with_name("pages.qml"))
    return application.exec() if engine.rootObjects() else 1


if __name__ == "__main__":
    sys.exit(main())
