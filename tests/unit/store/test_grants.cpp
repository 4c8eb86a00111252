// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Which hosts and addresses an app may reach.

#include "store/run/gate/grants.h"
#include <QTest>
#include <arpa/inet.h>
#include <netdb.h>

using namespace hearth::store;

class TestGrants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoGrant()
    {
        for (const char *text :
             {"",       ":443",   "a b",    "http://a.org", "a.org/",     "1.2.3.4", "0x7f.1",      "[::1]",
              "::1",    "*.org",  "*a.org", "a.*.org",      "**",         "a.org:0", "a.org:65536", "a.org:x",
              "a..org", ".a.org", "a.org:", "user@a.org",   "a.org:80:80"})
            QVERIFY2(!parseGrant(text), text);
        QVERIFY(!parseGrant(std::string(64, 'a') + ".org"));
        QVERIFY(!parseGrant(std::string(300, 'a')));
    }

    void whoIsGranted()
    {
        const HostGrant grants[] = {*parseGrant("API.example.com"), *parseGrant("*.cdn.example.com"),
                                    *parseGrant("live.example.com:8443")};
        QVERIFY(isGranted(grants, "api.example.com", 443));
        QVERIFY(isGranted(grants, "api.EXAMPLE.com.", 80));
        QVERIFY(isGranted(grants, "a.b.cdn.example.com", 443));
        QVERIFY(isGranted(grants, "live.example.com", 8443));
        QVERIFY(!isGranted(grants, "api.example.com", 22));
        QVERIFY(!isGranted(grants, "cdn.example.com", 443));
        QVERIFY(!isGranted(grants, "xcdn.example.com", 443));
        QVERIFY(!isGranted(grants, "live.example.com", 443));
        QVERIFY(!isGranted(grants, "api.example.com.evil.org", 443));
        QVERIFY(!isGranted(grants, "93.184.216.34", 443));
        QVERIFY(!isGranted({}, "api.example.com", 443));
    }

    void anyHostIsStillNoAddress()
    {
        const HostGrant any[] = {*parseGrant("*")};
        QVERIFY(isGranted(any, "example.org", 443));
        QVERIFY(!isGranted(any, "192.168.1.1", 443));
        QVERIFY(!isGranted(any, "::1", 443));
        QVERIFY(!isGranted(any, "2130706433", 443));
    }

    void whichAddressesArePublic_data()
    {
        QTest::addColumn<bool>("isPublic");
        for (const char *address : {"93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1",
                                    "192.167.255.255", "2606:2800:220:1::1", "64:ff9b::5db8:d822"})
            QTest::newRow(address) << true;
        for (const char *address : {"0.0.0.0",
                                    "10.1.2.3",
                                    "100.64.0.1",
                                    "127.0.0.1",
                                    "127.255.0.1",
                                    "169.254.169.254",
                                    "172.16.0.1",
                                    "172.31.255.255",
                                    "192.168.0.1",
                                    "192.0.0.8",
                                    "198.19.0.1",
                                    "224.0.0.251",
                                    "255.255.255.255",
                                    "::",
                                    "::1",
                                    "fe80::1",
                                    "fc00::1",
                                    "fd12::1",
                                    "ff02::1",
                                    "::ffff:93.184.216.34",
                                    "::ffff:127.0.0.1",
                                    "2001:db8::1",
                                    "2001::1",
                                    "2002:7f00:1::",
                                    "64:ff9b::7f00:1",
                                    "64:ff9b::c0a8:1",
                                    "3fff::1"})
            QTest::newRow(address) << false;
    }
    void whichAddressesArePublic()
    {
        QFETCH(bool, isPublic);
        addrinfo hints{};
        hints.ai_flags = AI_NUMERICHOST;
        addrinfo *found = nullptr;
        QCOMPARE(::getaddrinfo(QTest::currentDataTag(), nullptr, &hints, &found), 0);
        QCOMPARE(isPublicAddress(*found->ai_addr), isPublic);
        ::freeaddrinfo(found);
    }

    void ourOwnAddressIsOnOurNetwork()
    {
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QVERIFY(isOnOwnNetwork(reinterpret_cast<const sockaddr &>(own)));
        own.sin_addr.s_addr = htonl(0xf0000001); // 240.0.0.1, nobody's
        QVERIFY(!isOnOwnNetwork(reinterpret_cast<const sockaddr &>(own)));
    }
};

QTEST_APPLESS_MAIN(TestGrants)
#include "test_grants.moc"
