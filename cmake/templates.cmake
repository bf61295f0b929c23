# Puts the files of FOLDER that end in .mustache into the binary as defaults, so that it needs no
# files beside it. The function linyi::render::builtin_template(name) gives them out.
function(linyi_embed_templates target folder output)
    file(GLOB templates CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.mustache)
    list(SORT templates)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${templates})
    set(rows "")
    foreach(template IN LISTS templates)
        get_filename_component(name ${template} NAME)
        file(READ ${template} content)
        string(APPEND rows "    if (name == \"${name}\") return R\"~tpl~(${content})~tpl~\";\n")
    endforeach()
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${output} CONTENT
"#include \"render/templates.hpp\"

namespace linyi::render {

std::string_view builtin_template(std::string_view name) {
@rows@    return {};
}

}  // namespace linyi::render
" @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/${output})
endfunction()
