"""The two shaders, for OpenGL 3 and, reworded, for OpenGL ES 2.

`flat` colours are a third faster to fill in software than interpolated ones.
"""

from __future__ import annotations

_PLACE = "gl_Position = vec4(pos.x * 2.0 / screen.x - 1.0, 1.0 - pos.y * 2.0 / screen.y, 0.0, 1.0);"

FLAT_VERTEX = f"""#version 130
in vec2 pos;
in vec3 tint;
uniform vec2 screen;
flat out vec3 colour;
void main() {{ colour = tint; {_PLACE} }}
"""
FLAT_FRAGMENT = """#version 130
flat in vec3 colour;
out vec4 pixel;
void main() { pixel = vec4(colour, 1.0); }
"""
FINE_VERTEX = f"""#version 130
in vec2 pos;
in vec2 uv;
in vec3 tint;
uniform vec2 screen;
out vec2 at;
flat out vec3 colour;
void main() {{ at = uv; colour = tint; {_PLACE} }}
"""
FINE_FRAGMENT = """#version 130
in vec2 at;
flat in vec3 colour;
uniform sampler2D texture0;
out vec4 pixel;
void main() { pixel = vec4(colour, texture(texture0, at).r); }
"""


def embedded(source: str, *, fragment: bool) -> str:
    """The same shader for OpenGL ES 2, which knows neither `flat` nor `in` and `out`."""
    words = {
        "#version 130\n": "precision highp float;\n" if fragment else "",
        "out vec4 pixel;\n": "",
        "pixel =": "gl_FragColor =",
        "texture(": "texture2D(",
        "flat in ": "varying ",
        "flat out ": "varying ",
        "out vec": "varying vec",
        "in vec": "varying vec" if fragment else "attribute vec",
    }
    for old, new in words.items():
        source = source.replace(old, new)
    return source
