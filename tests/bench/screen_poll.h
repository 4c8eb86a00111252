// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An X display seen and driven from outside, the same way for whoever draws on it: keys by XTEST, and what
// the screen shows by copying it again and again (MIT-SHM). Blocks; one thread.

#include <QByteArray>
#include <QString>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <optional>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <thread>
#include <xcb/shm.h>
#include <xcb/xcb.h>
#include <xcb/xtest.h>

namespace hearth::test
{

class ScreenPoll
{
public:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::duration<double, std::milli>;

    explicit ScreenPoll(const QString &display)
        : m_connection(xcb_connect(display.toLocal8Bit().constData(), nullptr))
    {
        const xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data;
        m_root = screen->root;
        m_width = screen->width_in_pixels;
        m_height = screen->height_in_pixels;
        m_bytes = size_t(m_width) * m_height * 4;
        const int id = shmget(IPC_PRIVATE, m_bytes, IPC_CREAT | 0600);
        m_pixels = static_cast<char *>(shmat(id, nullptr, 0));
        m_segment = xcb_generate_id(m_connection);
        xcb_shm_attach(m_connection, m_segment, static_cast<uint32_t>(id), 0);
        xcb_flush(m_connection);
        (void)copy(); // attached by now, so that the segment can go with the last of us
        shmctl(id, IPC_RMID, nullptr);
    }
    ~ScreenPoll()
    {
        xcb_shm_detach(m_connection, m_segment);
        xcb_disconnect(m_connection);
        shmdt(m_pixels);
    }
    Q_DISABLE_COPY_MOVE(ScreenPoll)

    /// As a window manager does: the topmost window of the root gets the keys.
    void focusTopmost()
    {
        xcb_query_tree_reply_t *tree =
            xcb_query_tree_reply(m_connection, xcb_query_tree(m_connection, m_root), nullptr);
        if (const int count = tree ? xcb_query_tree_children_length(tree) : 0; count > 0)
            xcb_set_input_focus(m_connection, XCB_INPUT_FOCUS_POINTER_ROOT,
                                xcb_query_tree_children(tree)[count - 1], XCB_CURRENT_TIME);
        free(tree);
        xcb_flush(m_connection);
    }
    /// `keycode` is X's: evdev's and 8.
    void press(uint8_t keycode)
    {
        xcb_test_fake_input(m_connection, XCB_KEY_PRESS, keycode, XCB_CURRENT_TIME, m_root, 0, 0, 0);
        xcb_test_fake_input(m_connection, XCB_KEY_RELEASE, keycode, XCB_CURRENT_TIME, m_root, 0, 0, 0);
        xcb_flush(m_connection);
    }
    /// Whether anything but one colour is shown.
    [[nodiscard]] bool isPainted()
    {
        const QByteArray now = copy();
        return std::memcmp(now.constData(), now.constData() + 4, m_bytes - 4) != 0;
    }

    /// The colour at a place, 0x00RRGGBB; black where there is no answer.
    [[nodiscard]] uint32_t pixel(int16_t x, int16_t y)
    {
        xcb_get_image_reply_t *reply = xcb_get_image_reply(
            m_connection, xcb_get_image(m_connection, XCB_IMAGE_FORMAT_Z_PIXMAP, m_root, x, y, 1, 1, ~0U),
            nullptr);
        uint32_t colour = 0;
        if (reply && xcb_get_image_data_length(reply) >= 4)
            std::memcpy(&colour, xcb_get_image_data(reply), 4);
        free(reply);
        return colour & 0xFFFFFFU;
    }

    struct Change {
        double firstMs = 0; // from the beginning to the first picture that is another
        double lastMs = 0;  // to the last one
    };
    /// What happens on the screen from now on, until nothing has for `quiet`; nothing when nothing ever did.
    std::optional<Change> watch(std::chrono::milliseconds quiet, const std::function<void()> &begin)
    {
        QByteArray shown = copy();
        const Clock::time_point start = Clock::now();
        begin();
        std::optional<Change> change;
        Clock::time_point latest = start;
        while (Clock::now() - latest < quiet) {
            const QByteArray now = copy();
            if (now != shown) {
                latest = Clock::now();
                const double ms = Milliseconds(latest - start).count();
                change = Change{change ? change->firstMs : ms, ms};
                shown = now;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(3));
        }
        return change;
    }

private:
    QByteArray copy()
    {
        free(xcb_shm_get_image_reply(m_connection,
                                     xcb_shm_get_image(m_connection, m_root, 0, 0, m_width, m_height, ~0U,
                                                       XCB_IMAGE_FORMAT_Z_PIXMAP, m_segment, 0),
                                     nullptr));
        return QByteArray(m_pixels, static_cast<qsizetype>(m_bytes));
    }

    xcb_connection_t *m_connection;
    xcb_window_t m_root = 0;
    uint16_t m_width = 0;
    uint16_t m_height = 0;
    size_t m_bytes = 0;
    char *m_pixels = nullptr;
    xcb_shm_seg_t m_segment = 0;
};

} // namespace hearth::test
