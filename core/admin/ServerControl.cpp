// The class is abstract; this file gives its meta object a home.
#include "core/admin/ServerControl.h"
