# Puts FOLDER/<type>/example.toml into the binary, for `linyi check-config --example`.
# linyi::app::example_table(type) gives them out.
function(linyi_embed_examples target folder output)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*/example.toml)
    list(SORT files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
    set(rows "")
    foreach(file IN LISTS files)
        get_filename_component(path ${file} DIRECTORY)
        get_filename_component(type ${path} NAME)
        file(READ ${file} content)
        string(APPEND rows "    if (type == \"${type}\") return R\"~toml~(${content})~toml~\";\n")
    endforeach()
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${output} CONTENT
"#include \"app/example_tables.hpp\"

namespace linyi::app {

std::string_view example_table(std::string_view type) {
@rows@    return {};
}

}  // namespace linyi::app
" @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/${output})
endfunction()
