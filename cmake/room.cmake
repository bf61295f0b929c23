# linyi_room(NAME FOLDER LINKS …): the library linyi_NAME from every .cpp below FOLDER. New files
# are found by themselves, so a new adapter or command needs no line here. A room without sources
# yet is an interface library.
function(linyi_room name folder)
    cmake_parse_arguments(ROOM "" "" "LINKS" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
    if(sources)
        add_library(linyi_${name} STATIC ${sources})
        target_include_directories(linyi_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR})
        target_link_libraries(linyi_${name} PUBLIC ${ROOM_LINKS} PRIVATE linyi_warnings)
    else()
        add_library(linyi_${name} INTERFACE)
        target_include_directories(linyi_${name} INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR})
        target_link_libraries(linyi_${name} INTERFACE ${ROOM_LINKS})
    endif()
endfunction()
