// One field to write in, of the same place, pen and colours: a Canvas that paints only what is new.
// Immediate is the quickest of its three ways to paint.
import QtQuick
import QtQuick.Window

Window {
    id: window

    x: 0
    y: 0
    width: 1080
    height: 1920
    visible: true
    flags: Qt.FramelessWindowHint
    color: description.ground

    Canvas {
        id: field

        property var points: []

        x: description.field.x
        y: description.field.y
        width: description.field.w
        height: description.field.h
        renderStrategy: Canvas.Immediate

        function to(x, y) {
            const last = points.length ? points[points.length - 1] : Qt.point(x, y);
            points.push(Qt.point(x, y));
            const reach = description.field.pen;
            const left = Math.min(x, last.x) - reach;
            const top = Math.min(y, last.y) - reach;
            markDirty(Qt.rect(left, top, Math.abs(x - last.x) + 2 * reach, Math.abs(y - last.y) + 2 * reach));
        }

        onPaint: {
            const pen = getContext("2d");
            pen.strokeStyle = description.field.color;
            pen.lineWidth = description.field.pen;
            pen.lineCap = "round";
            pen.lineJoin = "round";
            pen.beginPath();
            points.forEach((point, i) => i ? pen.lineTo(point.x, point.y) : pen.moveTo(point.x, point.y));
            if (points.length === 1)
                pen.lineTo(points[0].x + 0.01, points[0].y);
            pen.stroke();
            points = points.slice(-1);
        }

        Rectangle {
            anchors.fill: parent
            z: -1
            color: description.field.paper
        }

        MouseArea {
            anchors.fill: parent
            onPressed: (mouse) => { field.points = []; field.to(mouse.x, mouse.y); }
            onPositionChanged: (mouse) => field.to(mouse.x, mouse.y)
        }
    }
}
