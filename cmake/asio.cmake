# Asio and Beast, compiled once instead of in each of the thirty files that use them: a second or
# more a file. Every room with sockets links this; it also carries the two definitions, so that all
# of them agree on it.
add_library(linyi_asio STATIC ${CMAKE_CURRENT_LIST_DIR}/asio.cpp)
target_compile_definitions(linyi_asio PUBLIC
    BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION)
target_link_libraries(linyi_asio PUBLIC OpenSSL::SSL Threads::Threads)
