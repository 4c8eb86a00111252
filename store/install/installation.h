// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One app on its way onto the set: look up, check the space, download, check, unpack confined, put in place.
// Ends once, with finished(); until then nothing of it can be seen among the installed apps. Owned by the
// Store, lives on its thread; destroying it is the same as cancelling.

#include "resources/base/http_client.h"
#include "store/catalogue/app_record.h"
#include "store/install/app_folders.h"
#include "store/install/lookup.h"
#include "store/install/unpacking.h"
#include "store/install/worker.h"

namespace hearth::store
{

class Installation : public QObject
{
    Q_OBJECT
public:
    struct Means {
        HttpClient &http;
        Worker &worker;
        std::shared_ptr<Lookup> lookup;
        AppFolders folders;
        QString downloads; // folder
        QString unpackProgram;
    };
    Installation(AppRecord record, Means means);
    ~Installation() override;

    void start();
    /// False when it is too late: the app is being put in place.
    [[nodiscard]] bool cancel();
    [[nodiscard]] const AppRecord &record() const { return m_record; }
    [[nodiscard]] const Done &outcome() const { return m_outcome; }
    [[nodiscard]] qint64 receivedBytes() const { return m_received; }

Q_SIGNALS:
    void progress();
    /// Once; outcome() says how. Success: the folder is in its place and on the disk, and still has to be
    /// acknowledged in the database.
    void finished();

private:
    void lookedUp(Result<PackageTarget> target);
    [[nodiscard]] Done checkSpace() const;
    void download();
    void downloaded(Result<HttpAnswer> answer);
    [[nodiscard]] Done judge(const Result<HttpAnswer> &answer) const;
    void verified(const Done &done);
    void unpack();
    void unpacked();
    void end(Done done);

    AppRecord m_record;
    Means m_means;
    PackageTarget m_target;
    QString m_part; // the file that is downloaded
    QString m_stage;
    std::unique_ptr<Unpacking> m_unpacking;
    quint64 m_transfer = 0;
    qint64 m_received = 0;
    Done m_outcome;
    bool m_placing = false;
    bool m_ended = false;
};

} // namespace hearth::store
