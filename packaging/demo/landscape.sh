# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
# For the demo home's makers: a picture from FFmpeg's own sources. The array "ff" is how FFmpeg is called.

hex() { printf '%d' "0x$1"; }

# One landscape: a sky that fades, a sun, three rows of hills.
picture() { # file width height seed top bottom sun h1 h2 h3
    local w=$2 h=$3 s=$4
    local f="(Y/H)"
    channel() { # shift of the colour's byte
        local t b n a1 a2 a3
        t=$(hex "${5:$1:2}"); b=$(hex "${6:$1:2}"); n=$(hex "${7:$1:2}")
        a1=$(hex "${8:$1:2}"); a2=$(hex "${9:$1:2}"); a3=$(hex "${10:$1:2}")
        printf "if(gt(Y/H,0.80+0.035*sin(X/W*11+%s)+0.02*sin(X/W*23+%s)),%d,if(gt(Y/H,0.66+0.05*sin(X/W*7+%s*2)+0.02*sin(X/W*17)),%d,if(gt(Y/H,0.54+0.06*sin(X/W*5+%s*3)+0.015*sin(X/W*29)),%d,if(lt(hypot(X-W*0.66,Y-H*0.40),H*0.16),%d,%d+(%d-%d)*min(1,Y/H/0.62)))))" \
            "$4" "$4" "$a3" "$4" "$a2" "$4" "$a1" "$n" "$t" "$b" "$t"
    }
    "${ff[@]}" -f lavfi -i "color=black:s=${w}x${h}:d=0.04:r=25,format=gbrp,geq=r='$(channel 0 x x "$s" "${@:5}")':g='$(channel 2 x x "$s" "${@:5}")':b='$(channel 4 x x "$s" "${@:5}")'" \
        -frames:v 1 -q:v 3 "$1"
}
