# Puts the web pages' files (src/web/assets) into the binary, so that it needs no files beside it.
# linyi::web::asset(name) gives them out.
function(linyi_embed_assets target folder output)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*)
    list(SORT files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
    set(rows "")
    foreach(asset IN LISTS files)
        get_filename_component(name ${asset} NAME)
        file(READ ${asset} content)
        string(APPEND rows "    if (name == \"${name}\") return R\"~asset~(${content})~asset~\";\n")
    endforeach()
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${output} CONTENT
"#include \"web/asset.hpp\"

namespace linyi::web {

std::string_view asset(std::string_view name) {
@rows@    return {};
}

}  // namespace linyi::web
" @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/${output})
endfunction()
