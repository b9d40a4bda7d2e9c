// SPDX-License-Identifier: Apache-2.0
// Boost.JSON compiled into the library, once: Debian's static archives are not position independent, and its shared
// one belongs to a package that conflicts with the default Boost.
#include <boost/json/src.hpp>
