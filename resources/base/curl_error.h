// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Why libcurl did not get what it was sent for, as a person is told. Any thread.

#include "resources/base/result.h"
#include <curl/curl.h>

namespace hearth
{

/// `host` as the address names it; not for CURLE_OK.
Error errorOfCurl(CURLcode code, const QString &host);

} // namespace hearth
