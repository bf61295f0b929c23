# Puts the rule sets (FOLDER/*.toml) into the binary, so that it needs no files beside it.
# linyi::app::builtin_rule_files() gives them out.
function(linyi_embed_rules target folder output)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.toml)
    list(SORT files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
    set(rows "")
    foreach(file IN LISTS files)
        get_filename_component(name ${file} NAME_WE)
        file(READ ${file} content)
        string(APPEND rows "        {\"${name}\", R\"~toml~(${content})~toml~\"},\n")
    endforeach()
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${output} CONTENT
"#include \"app/rule_files.hpp\"

namespace linyi::app {

const std::vector<RuleFile>& builtin_rule_files() {
    static const std::vector<RuleFile> files{
@rows@    };
    return files;
}

}  // namespace linyi::app
" @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/${output})
endfunction()
