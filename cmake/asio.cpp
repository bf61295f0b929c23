// The bodies of Asio and Beast; see asio.cmake. Not our code, so without our warnings.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
