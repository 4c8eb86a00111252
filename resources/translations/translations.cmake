# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
# hearth_translations(TARGET) puts every language's words into a program, at :/i18n. The source's words are English.
# `cmake --build … --target translations` reads new words from the sources into the .ts files.
set(HEARTH_LANGUAGES ar de es zh_CN)
set(HEARTH_LINGUIST /usr/lib/qt6/bin)
set(ts_files)
set(HEARTH_QM_FILES)
foreach(language ${HEARTH_LANGUAGES})
    set(ts ${CMAKE_SOURCE_DIR}/resources/translations/hearth_${language}.ts)
    set(qm ${CMAKE_BINARY_DIR}/i18n/hearth_${language}.qm)
    add_custom_command(OUTPUT ${qm} DEPENDS ${ts} VERBATIM
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/i18n
        COMMAND ${HEARTH_LINGUIST}/lrelease -silent ${ts} -qm ${qm})
    list(APPEND ts_files ${ts})
    list(APPEND HEARTH_QM_FILES ${qm})
endforeach()
add_custom_target(qm_files DEPENDS ${HEARTH_QM_FILES})
add_custom_target(translations VERBATIM WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMAND ${HEARTH_LINGUIST}/lupdate -silent -locations none -no-obsolete -extensions qml,cpp,h
        -I ${CMAKE_SOURCE_DIR} ui bridge player store resources/base resources/settings/words.js
        -ts ${ts_files})

function(hearth_translations TARGET)
    set_source_files_properties(${HEARTH_QM_FILES} PROPERTIES GENERATED TRUE)
    qt_add_resources(${TARGET} i18n PREFIX /i18n BASE ${CMAKE_BINARY_DIR}/i18n FILES ${HEARTH_QM_FILES})
    add_dependencies(${TARGET} qm_files)
endfunction()
