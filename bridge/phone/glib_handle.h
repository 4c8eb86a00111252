// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sole owner of one reference to a GObject of libsoup or GIO; gives it back when it goes. Move only, main
// thread.

#include <gio/gio.h>
#include <memory>

namespace hearth::bridge
{

struct GObjectUnref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T> using GHandle = std::unique_ptr<T, GObjectUnref>;

/// Filled by a call that takes GError **; freed with this.
class GFailure
{
public:
    GFailure() = default;
    GFailure(const GFailure &) = delete;
    GFailure &operator=(const GFailure &) = delete;
    ~GFailure() { g_clear_error(&m_error); }

    [[nodiscard]] GError **out()
    {
        g_clear_error(&m_error);
        return &m_error;
    }
    [[nodiscard]] const char *message() const { return m_error ? m_error->message : ""; }

private:
    GError *m_error = nullptr;
};

} // namespace hearth::bridge
