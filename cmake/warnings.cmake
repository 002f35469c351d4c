# The warnings every target is built with; errors where STARCOACH_WERROR is on.
function(starcoach_warnings target)
  target_compile_definitions(${target} PRIVATE _POSIX_C_SOURCE=200809L _XOPEN_SOURCE=700)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla
    $<$<BOOL:${STARCOACH_WERROR}>:-Werror>)
  if(STARCOACH_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    # gcc takes the sanitizer's own null checks of formats for null formats.
    target_compile_options(${target} PRIVATE $<$<C_COMPILER_ID:GNU>:-Wno-format-truncation>)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
endfunction()
