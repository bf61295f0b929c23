# What kind of build this is. CMakePresets.json names the kinds; the flags and their reasons are
# here, because JSON has no comments. asserts stay on in every kind: NDEBUG is never defined.

set(LINYI_SANITIZERS "" CACHE STRING "Sanitizers for everything, e.g. address,undefined or thread")
option(LINYI_FUZZ "Build the fuzz targets (clang)" OFF)

string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_RELWITHDEBINFO "${CMAKE_CXX_FLAGS_RELWITHDEBINFO}")

# ccache makes a second build of the same source a matter of seconds.
find_program(LINYI_CCACHE ccache)
if(LINYI_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${LINYI_CCACHE})
endif()

# lld links a test program in a third of the time of ld.
find_program(LINYI_LLD ld.lld)
if(LINYI_LLD)
    add_link_options(-fuse-ld=lld)
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
    # Hardening of the shipped binary: stack protector, checked string functions, no fixed addresses,
    # import table read-only before main, and control-flow marks where the processor knows them.
    add_compile_options(-fPIE -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
    add_link_options(-pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack)
    # The binary names its sources from the repository on: the same bytes from every folder.
    add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64")
        add_compile_options(-fcf-protection)
    endif()
endif()

if(LINYI_SANITIZERS)
    # The first finding ends the program: a report that nobody reads is no test.
    add_compile_options(-fsanitize=${LINYI_SANITIZERS} -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${LINYI_SANITIZERS})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND LINYI_SANITIZERS MATCHES "undefined")
        # clang 14 cannot emit this check for a coroutine: "cannot represent a difference across
        # sections".
        add_compile_options(-fno-sanitize=function)
    endif()
endif()

if(LINYI_FUZZ)
    # Coverage counters in everything; the fuzzer's own main only in the targets.
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
