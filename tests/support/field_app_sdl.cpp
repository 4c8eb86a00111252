// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A native game on SDL, as most are. It plays at first, when SDL wants text without a place for it; OK opens
// its field for a name, OK again ends it. What comes is printed.

#include <SDL.h>
#include <cstdio>
#include <string>

int main(int, char **)
{
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "wayland");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        std::printf("error=%s\n", SDL_GetError());
        return 1;
    }
    SDL_Window *window = SDL_CreateWindow("Field", 0, 0, 1280, 720, SDL_WINDOW_FULLSCREEN_DESKTOP);
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // what was said is read, even of one that is killed
    std::string name;
    std::printf("playing\n");
    bool isNaming = false;
    for (bool isRunning = true; isRunning;) {
        SDL_SetRenderDrawColor(renderer, 40, isNaming ? 120 : 40, 60, 255);
        SDL_RenderClear(renderer);
        SDL_RenderPresent(renderer);
        SDL_Event event;
        while (SDL_WaitEventTimeout(&event, 30)) {
            if (event.type == SDL_QUIT)
                isRunning = false;
            if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_FOCUS_GAINED)
                std::printf("focused\n");
            if (event.type == SDL_TEXTINPUT && isNaming)
                std::printf("text=%s\n", (name += event.text.text).c_str());
            if (event.type != SDL_KEYDOWN)
                continue;
            if (event.key.keysym.sym == SDLK_BACKSPACE && isNaming && !name.empty()) {
                name.pop_back();
                std::printf("text=%s\n", name.c_str());
            }
            if (event.key.keysym.sym != SDLK_RETURN)
                continue;
            isNaming = !isNaming;
            std::printf(isNaming ? "naming\n" : "accepted=%s\n", name.c_str());
            SDL_StopTextInput();
            if (isNaming) {
                const SDL_Rect place{100, 100, 800, 60};
                SDL_SetTextInputRect(&place);
                SDL_StartTextInput();
            }
        }
        std::fflush(stdout);
    }
    SDL_Quit();
    return 0;
}
