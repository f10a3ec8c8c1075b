#include <libexif/exif-data.h>
#include <png.h>
#include <turbojpeg.h>
