# Strict warnings for our own code, as errors, in both compilers.
add_library(linyi_warnings INTERFACE)
target_compile_options(linyi_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wunused -Wnull-dereference
    -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 takes the operator new of an awaitable frame for a mismatch from -O1 on, sees null
    # dereferences in inlined library code, and TSan builds warn of Asio's atomic_thread_fence.
    target_compile_options(linyi_warnings INTERFACE
        -Wno-mismatched-new-delete -Wno-null-dereference -Wno-tsan -Wduplicated-cond -Wlogical-op)
    # At -O2 it takes `"text" + string` for an overlapping copy (GCC 105651).
    target_compile_options(linyi_warnings INTERFACE -Wno-restrict)
endif()
