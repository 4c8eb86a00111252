// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#version 440
// The texture and nothing else: any more, and llvmpipe draws with a program instead of copying lines.
layout(location = 0) in vec2 place;
layout(location = 0) out vec4 colour;
layout(binding = 1) uniform sampler2D picture;
void main()
{
    colour = texture(picture, place);
}
