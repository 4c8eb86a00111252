# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
# A Debian package by CPack: cpack --config build/release/CPackConfig.cmake
install(FILES ${CMAKE_SOURCE_DIR}/packaging/systemd/hearthd.service DESTINATION lib/systemd/system)
install(FILES ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/ARCHITECTURE.md DESTINATION share/doc/hearth)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION share/doc/hearth RENAME copyright)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME hearth)
set(CPACK_PACKAGE_CONTACT "The Hearth authors <hearth@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "The screen of the home: launcher, player, store and appliances")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-wayland, qml6-module-qtquick, qml6-module-qtquick-window, qml6-module-qtquick-shapes, qml6-module-qtqml-workerscript, qml6-module-qtqml-models, qml6-module-qtwayland-compositor, gstreamer1.0-plugins-base, gstreamer1.0-plugins-good, gstreamer1.0-plugins-bad, gstreamer1.0-plugins-ugly, gstreamer1.0-libav, gstreamer1.0-pulseaudio, bubblewrap, chromium, mosquitto, pipewire-pulse, wireplumber, fonts-inter, fonts-noto-core, fonts-noto-cjk, fonts-material-design-icons-iconfont, adduser, util-linux")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${CMAKE_SOURCE_DIR}/packaging/debian/postinst;${CMAKE_SOURCE_DIR}/packaging/debian/prerm;${CMAKE_SOURCE_DIR}/packaging/debian/postrm")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
