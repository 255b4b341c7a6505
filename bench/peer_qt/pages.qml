// Two pages out of one description. Both are kept alive and one is visible: Qt's quickest way.
import QtQuick
import QtQuick.Window

Window {
    id: window

    property int shown: 0

    x: 0
    y: 0
    width: 1080
    height: 1920
    visible: true
    flags: Qt.FramelessWindowHint
    color: description.pages[shown].ground

    FontLoader { id: regular; source: "file://" + description.regular }
    FontLoader { id: bold; source: "file://" + description.bold }

    Repeater {
        model: description.pages

        Item {
            id: page

            required property var modelData
            required property int index

            anchors.fill: parent
            visible: window.shown === index

            Repeater {
                model: page.modelData.boxes

                Rectangle {
                    required property var modelData

                    x: modelData.x
                    y: modelData.y
                    width: modelData.w
                    height: modelData.h
                    radius: modelData.radius
                    color: finger.pressed ? modelData.pressed : modelData.fill
                    border.color: modelData.border
                    border.width: modelData.border_w
                }
            }

            Repeater {
                model: page.modelData.signs

                Image {
                    required property var modelData

                    x: modelData.x
                    y: modelData.y
                    source: "file://" + modelData.picture
                }
            }

            Repeater {
                model: page.modelData.texts

                Text {
                    required property var modelData

                    x: modelData.x
                    y: modelData.y
                    width: modelData.w
                    height: modelData.h
                    text: modelData.s
                    color: modelData.color
                    font.family: modelData.bold ? bold.font.family : regular.font.family
                    font.styleName: modelData.bold ? "Bold" : "Regular"
                    font.pixelSize: modelData.size
                    verticalAlignment: Text.AlignVCenter
                }
            }

            MouseArea {
                id: finger

                x: page.modelData.target.x
                y: page.modelData.target.y
                width: page.modelData.target.w
                height: page.modelData.target.h
                onClicked: window.shown = 1 - page.index
            }
        }
    }
}
