// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/curl_error.h"

namespace hearth
{

Error errorOfCurl(CURLcode code, const QString &host)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return {ErrorCode::Unavailable, Error::tr("Nobody knows the address %1").arg(host),
                Error::tr("Check its spelling and the set's network")};
    case CURLE_COULDNT_CONNECT:
        return {ErrorCode::Unavailable, Error::tr("%1 takes no connection").arg(host),
                Error::tr("Check the network, and whether the server is on")};
    case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::Unavailable, Error::tr("%1 does not answer").arg(host),
                Error::tr("Check the network, and whether the server is on")};
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_HTTP2_STREAM:
        return {ErrorCode::Io, Error::tr("%1 broke off").arg(host), Error::tr("Try again in a moment")};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return {ErrorCode::NotAllowed, Error::tr("%1 cannot prove that it is that server").arg(host),
                Error::tr("Check the set's date; if it is right, do not trust this address")};
    case CURLE_TOO_MANY_REDIRECTS:
        return {ErrorCode::Invalid, Error::tr("%1 sends from address to address without end").arg(host),
                Error::tr("Use the address of the film itself")};
    case CURLE_ABORTED_BY_CALLBACK:
        // curl_worker.h: the only callback that refuses.
        return {ErrorCode::NotAllowed, Error::tr("%1 leads back into this TV").arg(host),
                Error::tr("Use the address of the film itself")};
    default:
        return {ErrorCode::Unavailable,
                Error::tr("%1 cannot be read (%2)").arg(host, QString::fromUtf8(curl_easy_strerror(code))),
                Error::tr("Check the address and the network")};
    }
}

} // namespace hearth
