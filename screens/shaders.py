"""The shaders, in the GLSL that OpenGL 2, 3 and ES 2 share.

The colour is handed on as an interpolated value though it is the same at all corners: a constant
(`flat`) one keeps Mesa's software renderer from its fast path for rectangles.
"""

from __future__ import annotations

_HEAD = """
#ifdef GL_ES
precision highp float;
#endif
"""
_PLACE = "gl_Position = vec4(pos.x * 2.0 / screen.x - 1.0, 1.0 - pos.y * 2.0 / screen.y, 0.0, 1.0);"

FLAT_VERTEX = f"""{_HEAD}
attribute vec2 pos;
attribute vec3 tint;
uniform vec2 screen;
varying vec3 colour;
void main() {{ colour = tint; {_PLACE} }}
"""
FLAT_FRAGMENT = f"""{_HEAD}
varying vec3 colour;
void main() {{ gl_FragColor = vec4(colour, 1.0); }}
"""
FINE_VERTEX = f"""{_HEAD}
attribute vec2 pos;
attribute vec2 uv;
attribute vec3 tint;
uniform vec2 screen;
varying vec2 at;
varying vec3 colour;
void main() {{ at = uv; colour = tint; {_PLACE} }}
"""
FINE_FRAGMENT = f"""{_HEAD}
varying vec2 at;
varying vec3 colour;
uniform sampler2D texture0;
void main() {{ gl_FragColor = vec4(colour, texture2D(texture0, at).r); }}
"""
INK_VERTEX = f"""{_HEAD}
attribute vec2 pos;
attribute vec3 place;
uniform vec2 screen;
varying vec3 at;
void main() {{ at = place; {_PLACE} }}
"""
INK_FRAGMENT = f"""{_HEAD}
varying vec3 at;
uniform vec3 tint;
uniform float radius;
void main() {{
  float beyond = max(max(-at.x, at.x - at.z), 0.0);
  float away = sqrt(beyond * beyond + at.y * at.y);
  gl_FragColor = vec4(tint, clamp(radius + 0.5 - away, 0.0, 1.0));
}}
"""
