# What is installed, and the way back: `cmake --install BUILD`, `cmake --build BUILD --target uninstall`. Two components: the program
# with all that it needs to run, and what other C programs build against.
set(bash_folder ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
set(zsh_folder ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
set(fish_folder ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# Folders that are not there yet are noted first: uninstalling takes away those, and no others.
configure_file(${CMAKE_CURRENT_LIST_DIR}/note_folders.cmake.in ${PROJECT_BINARY_DIR}/note_folders.cmake @ONLY)
install(SCRIPT ${PROJECT_BINARY_DIR}/note_folders.cmake COMPONENT program)

install(TARGETS starcoach RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(DIRECTORY content/ DESTINATION ${CMAKE_INSTALL_DATADIR}/starcoach/content COMPONENT program)
install(FILES docs/starcoach.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES docs/starcoach-content.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 COMPONENT program)
install(FILES scripts/completions/starcoach.bash DESTINATION ${bash_folder} RENAME starcoach COMPONENT program)
install(FILES scripts/completions/_starcoach DESTINATION ${zsh_folder} COMPONENT program)
install(FILES scripts/completions/starcoach.fish DESTINATION ${fish_folder} COMPONENT program)
install(FILES LICENSE README.md CHANGELOG.md CONTRIBUTING.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program FILES_MATCHING PATTERN *.md PATTERN *.svg)
install(TARGETS starcoach_core ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY include/starcoach DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

add_custom_target(uninstall
  COMMAND ${CMAKE_COMMAND} -D BUILD=${PROJECT_BINARY_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/uninstall.cmake
  COMMENT "Removing what was installed last" VERBATIM)
