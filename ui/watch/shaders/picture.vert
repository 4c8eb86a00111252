// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#version 440
layout(location = 0) in vec4 position;
layout(location = 1) in vec2 texturePosition;
layout(location = 0) out vec2 place;
layout(std140, binding = 0) uniform Block { mat4 toScreen; };
out gl_PerVertex { vec4 gl_Position; };
void main()
{
    place = texturePosition;
    gl_Position = toScreen * position;
}
