# Debian packages: `cpack -G DEB` in the build folder makes starcoach and libstarcoach-dev, with the dependencies of what was linked.
set(STARCOACH_MAINTAINER "Starcoach contributors <starcoach@example.org>" CACHE STRING "Who answers for packages made here")

set(CPACK_PACKAGE_NAME starcoach)
set(CPACK_PACKAGE_CONTACT "${STARCOACH_MAINTAINER}")
set(CPACK_PACKAGE_VENDOR "Starcoach contributors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package's own first line is its summary
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian_ways.cmake)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME starcoach)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "less, bash-completion")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "interview coach for the terminal
Starcoach helps a person turn a true story into an answer that they can say in
an interview. It asks for the answer one part at a time, judges what is written
and says what to mend, where and why; then it rehearses it against the clock.
.
It works offline and keeps everything on this computer.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libstarcoach-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libyaml-dev, libjansson-dev, libunistring-dev")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS starcoach)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "judge of interview answers, for C programs
The static library behind Starcoach, and its headers: content, answers, the
judge, and reports as text and JSON.")

include(CPack)
