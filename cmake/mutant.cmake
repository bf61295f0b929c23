# linyi_mutant: linyi with the planted defects of src/base/mutant.hpp compiled in; LINYI_MUTANT=name
# at run time picks one. Only the sources that have some are compiled again: being part of the
# executable they are found before their like in the rooms' libraries. Built on request only.
file(GLOB_RECURSE linyi_sources CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/src/*.cpp ${CMAKE_SOURCE_DIR}/storage/*.cpp ${CMAKE_SOURCE_DIR}/adapters/*.cpp)
set(linyi_planted "")
foreach(source ${linyi_sources})
    file(STRINGS ${source} includes REGEX "^#include \"base/mutant.hpp\"")
    if(includes)
        list(APPEND linyi_planted ${source})
    endif()
endforeach()
add_executable(linyi_mutant EXCLUDE_FROM_ALL src/main.cpp ${linyi_planted})
target_compile_definitions(linyi_mutant PRIVATE LINYI_MUTANTS=1)
target_link_libraries(linyi_mutant PRIVATE linyi_cli linyi_warnings)
