# Puts storage/migrations/sqlite/NNNN_name.sql into the binary, so that it needs no files beside it.
# Numbers must run 0001, 0002 … without gaps: the build stops otherwise.
function(linyi_embed_migrations target folder output)
    file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.sql)
    list(SORT scripts)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${scripts})
    set(rows "")
    set(expected 0)
    foreach(script IN LISTS scripts)
        get_filename_component(stem ${script} NAME_WE)
        math(EXPR expected "${expected} + 1")
        string(SUBSTRING ${stem} 0 4 digits)
        string(REGEX REPLACE "^0+" "" version ${digits})
        if(NOT version EQUAL expected)
            message(FATAL_ERROR "migration ${stem} should have number ${expected}")
        endif()
        file(READ ${script} sql)
        string(APPEND rows "        {${version}, \"${stem}\", R\"~sql~(${sql})~sql~\"},\n")
    endforeach()
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${output} CONTENT
"#include \"storage/migrations.hpp\"

namespace linyi::storage {

const std::vector<Migration>& sqlite_migrations() {
    static const std::vector<Migration> migrations{
@rows@    };
    return migrations;
}

}  // namespace linyi::storage
" @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/${output})
endfunction()
