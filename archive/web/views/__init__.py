"""One module for each kind of page; every view is a `door.page`."""
