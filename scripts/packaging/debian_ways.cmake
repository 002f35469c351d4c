# Runs before packages are made of the staged files: as Debian wants them, pages and changelog are compressed, zsh looks elsewhere,
# and the licence is called copyright.
set(stage ${CPACK_TEMPORARY_INSTALL_DIRECTORY})

file(GLOB_RECURSE functions ${stage}/*/usr/share/zsh/site-functions/_starcoach)
foreach(function IN LISTS functions)
  string(REPLACE /site-functions/ /vendor-completions/ there ${function})
  cmake_path(GET there PARENT_PATH folder)
  file(MAKE_DIRECTORY ${folder})
  file(RENAME ${function} ${there})
  cmake_path(GET function PARENT_PATH folder)
  file(REMOVE_RECURSE ${folder})
endforeach()

file(GLOB_RECURSE licences ${stage}/*/usr/share/doc/*/LICENSE)
foreach(licence IN LISTS licences)
  string(REGEX REPLACE "LICENSE$" "copyright" copyright ${licence})
  file(RENAME ${licence} ${copyright})
  file(MAKE_DIRECTORY ${stage}/development/usr/share/doc/libstarcoach-dev)
  file(COPY ${copyright} DESTINATION ${stage}/development/usr/share/doc/libstarcoach-dev)
endforeach()

file(GLOB_RECURSE changelogs ${stage}/*/usr/share/doc/*/CHANGELOG.md)
foreach(changelog IN LISTS changelogs)
  string(REGEX REPLACE "CHANGELOG.md$" "changelog" plain ${changelog})
  file(RENAME ${changelog} ${plain})
endforeach()

file(GLOB_RECURSE pages ${stage}/*/usr/share/man/* ${stage}/*/usr/share/doc/*/changelog)
foreach(page IN LISTS pages)
  execute_process(COMMAND gzip -9nf ${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
